package org.countersign.console;

import java.util.Map;
import java.util.UUID;
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.TotpEnrolments;
import org.countersign.mfa.TotpSeed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where somebody enrols a generator of one-time codes. The seed is shown as the answer itself, so that it is kept nowhere
 * for a redirect to find.
 */
@Controller
class OwnCodesPage {

    private static final String PATH = AccountPage.PATH + "/codes";

    private final TotpEnrolments enrolments;
    private final Visitor visitor;

    OwnCodesPage(TotpEnrolments enrolments, Visitor visitor) {
        this.enrolments = enrolments;
        this.visitor = visitor;
    }

    @PostMapping(PATH)
    ModelAndView begin(@RequestParam(name = "recoveryCode", defaultValue = "") String recoveryCode) {
        return enrolments
                .begin(visitor.id(), visitor.offers(recoveryCode))
                .map(this::page)
                .orElseGet(() -> new ModelAndView(AccountPage.TO_PROOF));
    }

    @PostMapping(PATH + "/confirm")
    String confirm(@RequestParam("method") UUID method, @RequestParam("code") String typed) {
        var right = OneTimeCode.in(typed)
                .filter(code -> enrolments.confirm(visitor.id(), method, code))
                .isPresent();
        return AccountPage.TO_ACCOUNT + (right ? "?enrolled" : "?not-enrolled");
    }

    private ModelAndView page(TotpSeed seed) {
        var uri = seed.uriFor(visitor.user());
        return new ModelAndView(
                "account-codes", Map.of("method", seed.method(), "seed", seed.base32(), "picture", QrCode.of(uri)));
    }
}
