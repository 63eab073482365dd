package org.countersign.provider;

import jakarta.servlet.http.HttpServletRequest;
import org.countersign.security.CurrentUser;
import org.countersign.security.IdentityProvider;
import org.countersign.security.PublicSite;
import org.countersign.security.StepUp.Destination;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to the provider: to sign in, or, for whoever is signed in, to prove a second factor there. */
@Controller
@Conditional(ProviderIsNamed.class)
class ProviderPage {

    private final CurrentUser currentUser;
    private final ProviderDiscovery discovery;
    private final PublicSite site;

    ProviderPage(CurrentUser currentUser, ProviderDiscovery discovery, PublicSite site) {
        this.currentUser = currentUser;
        this.discovery = discovery;
        this.site = site;
    }

    @GetMapping(IdentityProvider.PATH)
    String go(HttpServletRequest request, @RequestParam(name = "then", defaultValue = "DONE") Destination then) {
        var visit = new ProviderVisit(currentUser.session().orElse(null), then);
        if (site.base(request).isEmpty() || discovery.find().isEmpty()) {
            return "redirect:" + visit.failed();
        }
        visit.keepIn(request);
        return "redirect:" + ProviderRequests.PATH;
    }
}
