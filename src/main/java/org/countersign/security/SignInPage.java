package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page: a name and a password, or a passkey. Whoever has a second factor is asked for it next. */
@Controller
class SignInPage {

    private final PasswordSignIn passwords;
    private final FirstFactor firstFactor;
    private final PublicSite site;
    private final FirstRunDoor firstRun;
    private final Optional<IdentityProvider> provider;

    SignInPage(
            PasswordSignIn passwords,
            FirstFactor firstFactor,
            PublicSite site,
            FirstRunDoor firstRun,
            Optional<IdentityProvider> provider) {
        this.passwords = passwords;
        this.firstFactor = firstFactor;
        this.site = site;
        this.firstRun = firstRun;
        this.provider = provider;
    }

    @GetMapping("/sign-in")
    String ask(HttpServletRequest request, Model model) {
        model.addAttribute("firstRunIsOpen", firstRun.isOpen());
        model.addAttribute("takesPasskeys", site.of(request).isPresent());
        provider.ifPresent(other -> model.addAttribute("provider", other));
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
                .map(shown -> "redirect:" + firstFactor.accept(request, response, shown, null))
                .orElse("redirect:/sign-in?error");
    }

    @GetMapping("/")
    String home() {
        return "redirect:/camunda/app/tasklist/default/";
    }
}
