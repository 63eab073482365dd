package org.countersign.security;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where somebody lets a program work for him: what it may do, and, for one on another device, which one it is. */
@Controller
class ConsentPages {

    static final String CONSENT = "/consent";
    static final String DEVICE = "/device";

    private final RegisteredClientRepository clients;

    ConsentPages(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @GetMapping(CONSENT)
    String consent(
            Model model,
            @RequestParam("client_id") String clientId,
            @RequestParam("scope") String scope,
            @RequestParam("state") String state,
            @RequestParam(name = "user_code", defaultValue = "") String userCode) {
        var client = Optional.ofNullable(clients.findByClientId(clientId))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("client", client.getClientName());
        model.addAttribute("clientId", clientId);
        model.addAttribute("state", state);
        model.addAttribute("userCode", userCode);
        model.addAttribute(
                "scopes",
                Stream.of(scope.split(" "))
                        .filter(word -> !word.isEmpty() && !word.equals(OidcScopes.OPENID))
                        .toList());
        return "consent";
    }

    @GetMapping(DEVICE)
    String device(Model model, @RequestParam(name = "user_code", defaultValue = "") String userCode) {
        model.addAttribute("userCode", userCode);
        return "device";
    }
}
