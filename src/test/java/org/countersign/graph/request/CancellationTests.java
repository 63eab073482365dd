package org.countersign.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.BRANDON;
import static org.countersign.graph.Api.LEE;
import static org.countersign.graph.Api.NORA;
import static org.countersign.graph.Api.PAULA;
import static org.countersign.graph.Api.REQUESTS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.DecisionRight;
import org.countersign.directory.User;
import org.countersign.graph.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who takes a request back. */
class CancellationTests {

    private final Api api = new Api();
    private Activation pending;

    @BeforeEach
    void setTheScene() {
        pending = api.exists(Api.requestOfLee(ActivationStatus.PENDING_APPROVAL));
        api.hasRight(BRANDON, pending, DecisionRight.MAY_DECIDE);
        when(api.closures.cancel(any(), any())).thenReturn(true);
    }

    @Test
    void theRequestorAndAnAdministratorCancel() {
        assertThat(cancelAs(LEE)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(cancelAs(PAULA)).hasStatus(HttpStatus.NO_CONTENT);

        verify(api.closures).cancel(pending.id(), LEE.id());
        verify(api.closures).cancel(pending.id(), PAULA.id());
    }

    @Test
    void anApproverMayNotAndNobodyElseLearnsOfIt() {
        assertThat(cancelAs(BRANDON)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(cancelAs(NORA)).hasStatus(HttpStatus.NOT_FOUND);

        verify(api.closures, never()).cancel(any(), any());
        assertThat(api.rejected)
                .extracting(AttemptRejected::attempt)
                .containsExactly(Attempt.CANCELLATION, Attempt.CANCELLATION);
    }

    @Test
    void whatIsDecidedIsNotCancelled() {
        when(api.closures.cancel(any(), any())).thenReturn(false);

        assertThat(cancelAs(LEE)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(api.rejected)
                .singleElement()
                .extracting(AttemptRejected::correlation)
                .isEqualTo(pending.id().value());
    }

    private MvcTestResult cancelAs(User user) {
        api.signIn(user);
        return api.mvc().post().uri(REQUESTS + "/" + pending.id() + "/cancel").exchange();
    }
}
