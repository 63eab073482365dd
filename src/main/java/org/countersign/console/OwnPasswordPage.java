package org.countersign.console;

import org.countersign.security.OwnPassword;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody changes his password. */
@Controller
class OwnPasswordPage {

    private final OwnPassword password;
    private final Visitor visitor;

    OwnPasswordPage(OwnPassword password, Visitor visitor) {
        this.password = password;
        this.visitor = visitor;
    }

    /** His session ends too: he meets the sign-in page. */
    @PostMapping(AccountPage.PATH + "/password")
    String change(@RequestParam("present") String present, @RequestParam("next") String next, RedirectAttributes then) {
        var objection = password.change(visitor.user(), present, next, visitor.offers(""));
        objection.ifPresent(why -> then.addFlashAttribute("passwordFault", why));
        return objection.isPresent() ? AccountPage.TO_ACCOUNT : "redirect:/sign-in?password-changed";
    }
}
