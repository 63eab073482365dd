package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.graph.Api.APPROVALS;
import static org.countersign.graph.Api.REQUESTS;
import static org.countersign.graph.Api.ROLE;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.UUID;
import org.countersign.graph.error.TooManyCalls;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What one call asks for several times counts that often, or nothing of it is done. */
class SeveralInOneCallTests {

    private final Api api = new Api();

    @Test
    void eachDecisionCounts() {
        doThrow(new TooManyCalls(7)).when(api.calls).countEachOf(2);
        var one = UUID.randomUUID();

        assertRefused(api.post(
                APPROVALS + "/review",
                """
                {"ids":["%s","%s","%s"],"reviewResult":"Approve","justification":"Seen"}"""
                        .formatted(one, UUID.randomUUID(), one)));
    }

    @Test
    void eachRoleCounts() {
        doThrow(new TooManyCalls(7)).when(api.calls).countEachOf(2);

        assertRefused(api.post(
                REQUESTS + "/several",
                """
                {"roles":[{"roleDefinitionId":"%s"},{"roleDefinitionId":"%s"}],"justification":"Now"}"""
                        .formatted(ROLE.id(), UUID.randomUUID())));
    }

    private void assertRefused(MvcTestResult answer) {
        assertThat(answer).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(answer.getResponse().getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
        verifyNoInteractions(api.workflow);
        assertThat(api.rejected).isEmpty();
    }
}
