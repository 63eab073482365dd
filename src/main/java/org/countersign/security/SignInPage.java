package org.countersign.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page, and where it leads. */
@Controller
class SignInPage {

    private final FirstRunDoor firstRun;

    SignInPage(FirstRunDoor firstRun) {
        this.firstRun = firstRun;
    }

    @GetMapping("/sign-in")
    String signIn(Model model) {
        model.addAttribute("firstRunIsOpen", firstRun.isOpen());
        return "sign-in";
    }

    @GetMapping("/")
    String home() {
        return "redirect:/camunda/app/tasklist/default/";
    }
}
