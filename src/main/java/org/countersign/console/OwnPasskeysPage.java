package org.countersign.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.countersign.mfa.OwnFactors;
import org.countersign.mfa.Passkeys;
import org.countersign.mfa.Site;
import org.countersign.security.PasskeyJson;
import org.countersign.security.PublicSite;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Where somebody adds and removes his passkeys. */
@Controller
class OwnPasskeysPage {

    private static final String PATH = AccountPage.PATH + "/passkeys";
    private static final String ATTRIBUTE = OwnPasskeysPage.class.getName();

    private final OwnFactors factors;
    private final Passkeys passkeys;
    private final PasskeyJson json;
    private final PublicSite site;
    private final Visitor visitor;

    OwnPasskeysPage(OwnFactors factors, Passkeys passkeys, PasskeyJson json, PublicSite site, Visitor visitor) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.json = json;
        this.site = site;
        this.visitor = visitor;
    }

    @PostMapping(path = PATH + "/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(HttpServletRequest request) {
        var question = passkeys.registration(visitor.user(), siteOf(request));
        request.getSession().setAttribute(ATTRIBUTE, question.getChallenge().toBase64UrlString());
        return json.write(question);
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> add(
            HttpServletRequest request, @RequestParam(name = "label", defaultValue = "") String label)
            throws IOException {
        var challenge = (String) request.getSession().getAttribute(ATTRIBUTE);
        var answer = json.readRegistration(request);
        if (challenge == null || answer.isEmpty()) {
            return refused("That was no answer to what was asked. Load the page again.");
        }
        request.getSession().removeAttribute(ATTRIBUTE);
        return factors.addPasskey(
                        visitor.id(),
                        passkeys.asked(visitor.user(), siteOf(request), challenge),
                        new RelyingPartyPublicKey(answer.get(), label.strip()),
                        siteOf(request),
                        visitor.offers(""))
                .map(OwnPasskeysPage::refused)
                .orElseGet(() -> ResponseEntity.ok(Map.of("location", AccountPage.PATH)));
    }

    @PostMapping(PATH + "/remove")
    String remove(@RequestParam("passkey") String id) {
        return factors.removePasskey(visitor.id(), id, visitor.offers(""))
                ? AccountPage.TO_ACCOUNT
                : AccountPage.TO_PROOF;
    }

    private Site siteOf(HttpServletRequest request) {
        return site.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<Map<String, String>> refused(String why) {
        return ResponseEntity.badRequest().body(Map.of("message", why));
    }
}
