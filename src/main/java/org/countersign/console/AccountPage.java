package org.countersign.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.countersign.mfa.Passkeys;
import org.countersign.mfa.RecoveryCodes;
import org.countersign.mfa.SecondFactors;
import org.countersign.mfa.Totp;
import org.countersign.security.CurrentUser;
import org.countersign.security.PublicSite;
import org.countersign.security.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's own account: what he signs in with, and where he is signed in. */
@Controller
class AccountPage {

    static final String PATH = "/account";
    static final String TO_ACCOUNT = "redirect:" + PATH;

    /** Where a change is refused for want of a proof. */
    static final String TO_PROOF = "redirect:/step-up?then=ACCOUNT";

    private final Visitor visitor;
    private final SecondFactors secondFactors;
    private final Totp totp;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final Sessions sessions;
    private final CurrentUser currentUser;
    private final PublicSite site;

    AccountPage(
            Visitor visitor,
            SecondFactors secondFactors,
            Totp totp,
            Passkeys passkeys,
            RecoveryCodes recoveryCodes,
            Sessions sessions,
            CurrentUser currentUser,
            PublicSite site) {
        this.visitor = visitor;
        this.secondFactors = secondFactors;
        this.totp = totp;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
        this.currentUser = currentUser;
        this.site = site;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        var user = visitor.user();
        model.addAttribute("user", user);
        model.addAttribute("hasFactor", secondFactors.has(user.id()));
        model.addAttribute("needsProof", secondFactors.asksForProof(user.id()) && !visitor.hasProof());
        model.addAttribute("hasCodes", totp.methodOf(user.id()).isPresent());
        model.addAttribute("takesPasskeys", site.of(request).isPresent());
        model.addAttribute("passkeys", passkeys.of(user.id()));
        model.addAttribute("recoveryCodesLeft", recoveryCodes.left(user.id()));
        model.addAttribute("sessions", sessions.of(user.id()));
        model.addAttribute("thisSession", currentUser.session().orElse(null));
        return "account";
    }

    @PostMapping(PATH + "/sessions/end")
    String end(@RequestParam("session") UUID session) {
        sessions.end(visitor.id(), session);
        return TO_ACCOUNT;
    }

    /** His own session ends too: he meets the sign-in page. */
    @PostMapping(PATH + "/sessions/end-all")
    String endAll() {
        sessions.endAll(visitor.id());
        return "redirect:/sign-in?signed-out";
    }
}
