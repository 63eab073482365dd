package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import org.countersign.directory.UserId;
import org.countersign.mfa.Passkeys;
import org.countersign.mfa.Totp;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Which second factors a page can ask somebody for. */
@Component
class FactorChoice {

    private final Totp totp;
    private final Passkeys passkeys;
    private final PublicSite site;

    FactorChoice(Totp totp, Passkeys passkeys, PublicSite site) {
        this.totp = totp;
        this.passkeys = passkeys;
        this.site = site;
    }

    void offer(HttpServletRequest request, Model page, UserId user) {
        page.addAttribute("hasCodes", totp.methodOf(user).isPresent());
        page.addAttribute(
                "hasPasskeys",
                site.of(request).isPresent() && !passkeys.of(user).isEmpty());
    }
}
