package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.audit.Activity.ACTIVATED_ROLE_DEACTIVATED;
import static org.countersign.audit.Activity.ACTIVATED_ROLE_EXPIRED;
import static org.countersign.audit.Activity.ACTIVATED_ROLE_WITHDRAWN;
import static org.countersign.audit.Activity.ACTIVATION_APPROVED;
import static org.countersign.audit.Activity.ACTIVATION_CANCELED;
import static org.countersign.audit.Activity.ACTIVATION_DENIED;
import static org.countersign.audit.Activity.ACTIVATION_GRANTED;
import static org.countersign.audit.Activity.ACTIVATION_REQUESTED;
import static org.countersign.audit.Activity.ACTIVATION_WITHDRAWN;
import static org.countersign.audit.Activity.APPROVAL_REQUESTED;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Activations;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What there is to see when a race is over: the store, the audit, the assignment and the engine tell one story. */
class Aftermath {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final Activations activations;
    private final AuditTrail audit;
    private final DSLContext dsl;
    private final RuntimeService runtimeService;
    private final HistoryService historyService;
    private final ManagementService managementService;

    Aftermath(
            Activations activations,
            AuditTrail audit,
            DSLContext dsl,
            RuntimeService runtimeService,
            HistoryService historyService,
            ManagementService managementService) {
        this.activations = activations;
        this.audit = audit;
        this.dsl = dsl;
        this.runtimeService = runtimeService;
        this.historyService = historyService;
        this.managementService = managementService;
    }

    void assertThatAllAgreeOn(ActivationId id, ActivationStatus expected) {
        var activation = assertThatTheStoreAgreesOn(id, expected);
        if (expected == ActivationStatus.ACTIVE) {
            assertThat(runtimeService.getActiveActivityIds(instanceOf(id).getId()))
                    .containsExactly("Gateway_AwaitEnd");
        } else {
            assertThatProcessEndsAt(id, endEventOf(activation));
        }
    }

    /** Its process may follow later. */
    @CanIgnoreReturnValue
    Activation assertThatTheStoreAgreesOn(ActivationId id, ActivationStatus expected) {
        var activation = activations.find(id).orElseThrow();
        assertThat(activation.status()).isEqualTo(expected);
        assertThat(factsOf(id)).containsExactlyInAnyOrderElementsOf(factsThatTell(activation));
        assertThat(liveAssignmentsOf(id)).isEqualTo(expected == ActivationStatus.ACTIVE ? 1 : 0);
        return activation;
    }

    private List<Activity> factsOf(ActivationId id) {
        return audit.newestFirst(new AuditView.Whole(), id.value(), 100).stream()
                .map(AuditEvent::activity)
                .toList();
    }

    private static List<Activity> factsThatTell(Activation activation) {
        var asked = activation.settings().approvalRequired()
                ? Stream.of(ACTIVATION_REQUESTED, APPROVAL_REQUESTED)
                : Stream.of(ACTIVATION_REQUESTED);
        return Stream.concat(asked, Stream.concat(grantOf(activation), endOf(activation)))
                .toList();
    }

    private static Stream<Activity> grantOf(Activation activation) {
        if (activation.start() == null) {
            return Stream.empty();
        }
        return activation.settings().approvalRequired()
                ? Stream.of(ACTIVATION_APPROVED, ACTIVATION_GRANTED)
                : Stream.of(ACTIVATION_GRANTED);
    }

    private static Stream<Activity> endOf(Activation activation) {
        return switch (activation.status()) {
            case ACTIVE -> Stream.empty();
            case DENIED -> Stream.of(ACTIVATION_DENIED);
            case CANCELED -> Stream.of(ACTIVATION_CANCELED);
            case DEACTIVATED -> Stream.of(ACTIVATED_ROLE_DEACTIVATED);
            case EXPIRED -> Stream.of(ACTIVATED_ROLE_EXPIRED);
            case WITHDRAWN -> Stream.of(activation.start() == null ? ACTIVATION_WITHDRAWN : ACTIVATED_ROLE_WITHDRAWN);
            default -> throw new AssertionError("No race ends " + activation.status());
        };
    }

    private static String endEventOf(Activation activation) {
        if (activation.status() == ActivationStatus.DENIED) {
            return "EndEvent_ActivationDenied";
        }
        return activation.start() == null ? "EndEvent_RequestClosed" : "EndEvent_ActivationEnded";
    }

    private int liveAssignmentsOf(ActivationId id) {
        return dsl.fetchCount(
                DSL.table("role_assignment"), DSL.condition("id = {0} and ended_at is null", DSL.val(id.value())));
    }

    /** The process is told after the commit, in a thread of its own. */
    private void assertThatProcessEndsAt(ActivationId id, String endEvent) {
        await().pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS).untilAsserted(() -> {
            fireJobs(id);
            assertThat(instanceOf(id).getEndActivityId())
                    .as(() -> whereItStands(instanceOf(id)))
                    .isEqualTo(endEvent);
        });
    }

    private String whereItStands(HistoricProcessInstance instance) {
        var subscriptions = runtimeService
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .list();
        var jobs = managementService
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list();
        return instance + " " + instance.getState() + " of " + instance.getProcessDefinitionId() + ", waits for "
                + subscriptions + " and " + jobs;
    }

    private void fireJobs(ActivationId id) {
        managementService
                .createJobQuery()
                .processInstanceId(instanceOf(id).getId())
                .messages()
                .list()
                .forEach(job -> managementService.executeJob(job.getId()));
    }

    /** There never is more than one of an activation, or this fails. */
    private HistoricProcessInstance instanceOf(ActivationId id) {
        return historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult();
    }
}
