package org.countersign.graph.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.countersign.activation.RuleName;
import org.countersign.graph.error.GraphError;
import org.countersign.mfa.MfaProof;
import org.countersign.mfa.MfaProofs;
import org.countersign.security.CurrentUser;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells a program whose token carries no fresh second factor how it gets one that does (RFC 9470, section 3). */
@Component
class StepUpChallenge {

    private static final Set<String> RULES =
            Set.of(RuleName.MFA.wireName(), RuleName.AUTHENTICATION_CONTEXT.wireName());

    private static final String CHALLENGE = "Bearer error=\"insufficient_user_authentication\","
            + " error_description=\"A fresh second factor is needed\","
            + " acr_values=\"" + MfaProof.CONTEXT_CLASS + "\", max_age=\"" + MfaProofs.FRESH.toSeconds() + "\"";

    private final CurrentUser currentUser;

    StepUpChallenge(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    void addTo(HttpServletResponse response, GraphError error) {
        if (currentUser.cameByToken() && error.details().stream().anyMatch(detail -> RULES.contains(detail.code()))) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
    }
}
