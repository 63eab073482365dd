package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.countersign.directory.User;
import org.countersign.mfa.SecondFactors;
import org.countersign.security.SignInProperties.SecondFactorAtSignIn;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page: a name and a password, or a passkey. Whoever has a second factor is asked for it next. */
@Controller
class SignInPage {

    private final PasswordSignIn passwords;
    private final SecondFactors secondFactors;
    private final SignIns signIns;
    private final PublicSite site;
    private final FirstRunDoor firstRun;
    private final DatabaseClock clock;
    private final SignInProperties properties;

    SignInPage(
            PasswordSignIn passwords,
            SecondFactors secondFactors,
            SignIns signIns,
            PublicSite site,
            FirstRunDoor firstRun,
            DatabaseClock clock,
            SignInProperties properties) {
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.signIns = signIns;
        this.site = site;
        this.firstRun = firstRun;
        this.clock = clock;
        this.properties = properties;
    }

    @GetMapping("/sign-in")
    String ask(HttpServletRequest request, Model model) {
        model.addAttribute("firstRunIsOpen", firstRun.isOpen());
        model.addAttribute("takesPasskeys", site.of(request).isPresent());
        return "sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam("username") String name,
            @RequestParam("password") String password) {
        return passwords
                .find(name, password)
                .map(user -> "redirect:" + goOn(request, response, user))
                .orElse("redirect:/sign-in?error");
    }

    @GetMapping("/")
    String home() {
        return "redirect:/camunda/app/tasklist/default/";
    }

    private String goOn(HttpServletRequest request, HttpServletResponse response, User user) {
        if (properties.secondFactor() == SecondFactorAtSignIn.ENROLLED && secondFactors.has(user.id())) {
            new PendingSignIn(user.id().value(), clock.now()).keepIn(request);
            return SecondFactorPage.PATH;
        }
        return signIns.open(request, response, user.id(), null);
    }
}
