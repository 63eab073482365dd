package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.RecoveryCode;
import org.countersign.mfa.SecondFactors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page between the password and the session: a code, or a passkey; for who has lost both, a recovery code. */
@Controller
class SecondFactorPage {

    static final String PATH = "/sign-in/second-factor";

    private final SecondFactors secondFactors;
    private final FactorChoice choice;
    private final PendingSignIns pending;
    private final SignIns signIns;
    private final ApplicationEventPublisher events;

    SecondFactorPage(
            SecondFactors secondFactors,
            FactorChoice choice,
            PendingSignIns pending,
            SignIns signIns,
            ApplicationEventPublisher events) {
        this.secondFactors = secondFactors;
        this.choice = choice;
        this.pending = pending;
        this.signIns = signIns;
        this.events = events;
    }

    @GetMapping(PATH)
    String ask(HttpServletRequest request, Model model) {
        var user = pending.in(request);
        if (user.isEmpty()) {
            return "redirect:/sign-in";
        }
        choice.offer(request, model, user.get().id());
        return "second-factor";
    }

    @PostMapping(PATH)
    String prove(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "recoveryCode", defaultValue = "") String recoveryCode) {
        var known = pending.in(request);
        if (known.isEmpty()) {
            return "redirect:/sign-in";
        }
        var shown = known.get();
        return (recoveryCode.isBlank()
                        ? byCode(request, response, shown, code)
                        : byRecoveryCode(request, response, shown, recoveryCode))
                .map(target -> "redirect:" + target)
                .orElseGet(() -> refused(shown));
    }

    private Optional<String> byCode(
            HttpServletRequest request, HttpServletResponse response, SignInTry shown, String typed) {
        return OneTimeCode.in(typed)
                .flatMap(code -> secondFactors.share(shown.id(), code, 1))
                .map(proof -> signIns.open(request, response, shown, proof));
    }

    private Optional<String> byRecoveryCode(
            HttpServletRequest request, HttpServletResponse response, SignInTry shown, String typed) {
        return secondFactors.recover(shown.id(), new RecoveryCode(typed))
                ? Optional.of(signIns.open(request, response, shown, null))
                : Optional.empty();
    }

    private String refused(SignInTry shown) {
        events.publishEvent(new SignInFailed(shown.id()));
        return "redirect:" + PATH + "?error";
    }
}
