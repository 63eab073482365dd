package org.countersign.graph.wire;

import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.countersign.activation.AttemptRejected;
import org.countersign.graph.Api;
import org.countersign.security.CurrentUser;
import org.springframework.test.web.servlet.setup.StandaloneMockMvcBuilder;

/** How requests come in, for the API over rooms that are played. */
public final class WireParts {

    private final GraphErrorWriter errors;
    private final Caller caller;
    private final RejectedAttempts attempts;
    private final GraphJson json = new GraphJson();

    public WireParts(Api api, ObjectMapper mapper) {
        errors = new GraphErrorWriter(mapper, api.clock);
        caller = new Caller(api.currentUser, api.directory, api.rights);
        attempts = new RejectedAttempts(event -> api.rejected.add((AttemptRejected) event), caller);
    }

    public Caller caller() {
        return caller;
    }

    public RejectedAttempts attempts() {
        return attempts;
    }

    public GraphJson json() {
        return json;
    }

    public void addTo(StandaloneMockMvcBuilder mvc) {
        mvc.setCustomHandlerMapping(GraphMapping::new)
                .setHandlerExceptionResolvers(
                        new GraphExceptionResolver(errors, new StepUpChallenge(mock(CurrentUser.class))))
                .addFilters(new BodyLimitFilter(errors), new RequestIdFilter(), new CanonicalPathFilter());
    }
}
