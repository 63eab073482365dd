package org.countersign.process;

import java.util.Optional;
import org.countersign.activation.ActivationId;
import org.countersign.activation.DecisionRefused;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A decision that did not count, noted with the request that brought it: its transaction is undone, and so could record
 * nothing. The door it came through records it afterwards.
 */
public record RefusedDecision(ActivationId activation, DecisionRefused refusal) {

    private static final String ATTRIBUTE = RefusedDecision.class.getName();

    void note() {
        currentRequest().ifPresent(request -> request.setAttribute(ATTRIBUTE, this, RequestAttributes.SCOPE_REQUEST));
    }

    /** What was noted with the present request. */
    public static Optional<RefusedDecision> noted() {
        return currentRequest()
                .map(request -> request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .map(RefusedDecision.class::cast);
    }

    private static Optional<RequestAttributes> currentRequest() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes());
    }
}
