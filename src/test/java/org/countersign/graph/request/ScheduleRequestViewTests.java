package org.countersign.graph.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.activation.ActivationStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients see of a request's life. */
class ScheduleRequestViewTests {

    @ParameterizedTest
    @CsvSource({
        "REGISTERED, PendingProvisioning",
        "PENDING_APPROVAL, PendingApproval",
        "APPROVED, PendingProvisioning",
        "SCHEDULED, ScheduleCreated",
        "ACTIVE, Provisioned",
        "EXPIRED, Provisioned",
        "DENIED, Denied",
        "CANCELED, Canceled",
        "DEACTIVATED, Revoked",
        "WITHDRAWN, Revoked",
        "REVOKED, Revoked",
        "REFUSED, Failed",
        "FAILED, Failed",
        "TIMED_OUT, Failed"
    })
    void aStatusHasItsName(ActivationStatus status, String name) {
        assertThat(ScheduleRequestView.statusOf(status)).isEqualTo(name);
    }
}
