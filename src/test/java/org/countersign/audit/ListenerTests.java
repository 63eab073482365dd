package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationEvent;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.ExtensionEvent;
import org.countersign.assignment.RoleAssigned;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.User;
import org.countersign.notification.NoticeGivenUp;
import org.countersign.notification.NoticeKind;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.testing.Scene;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** No change without its record, and no record without its change. */
@CountersignTest
class ListenerTests {

    private static final AuditView WHOLE = new AuditView.Whole();

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private Scene scene;

    private User lee;
    private RoleDefinition role;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        role = scene.plainRole();
    }

    @ParameterizedTest
    @MethodSource
    void everyFactOfAnActivationIsHeard(Class<?> event) {
        assertThat(ActivationAudit.class.getDeclaredMethods()).anySatisfy(method -> assertThat(method)
                .matches(one -> one.isAnnotationPresent(EventListener.class))
                .extracting(Method::getParameterTypes)
                .isEqualTo(new Class<?>[] {event}));
    }

    static Stream<Class<?>> everyFactOfAnActivationIsHeard() {
        return Arrays.stream(ActivationEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource
    void everyFactOfAnExtensionIsHeard(Class<?> event) {
        assertThat(ExtensionAudit.class.getDeclaredMethods()).anySatisfy(method -> assertThat(method)
                .matches(one -> one.isAnnotationPresent(EventListener.class))
                .extracting(Method::getParameterTypes)
                .isEqualTo(new Class<?>[] {event}));
    }

    static Stream<Class<?>> everyFactOfAnExtensionIsHeard() {
        return Arrays.stream(ExtensionEvent.class.getPermittedSubclasses());
    }

    @Test
    void aFactIsUndoneWithItsRecord() {
        var fact = aRoleIsAssigned();

        transactions.executeWithoutResult(transaction -> {
            events.publishEvent(fact);
            transaction.setRollbackOnly();
        });

        assertThat(trail.newestFirst(WHOLE, fact.assignment().id(), 10)).isEmpty();
    }

    @Test
    void whoWasNeverToldIsRecordedInTheStoryOfTheRequest() {
        var request = UUID.randomUUID();
        var fact = new NoticeGivenUp(
                UUID.randomUUID(), NoticeKind.APPROVAL_REQUESTED, request, lee.id(), "lee@contoso.example", "550 no");

        transactions.executeWithoutResult(transaction -> events.publishEvent(fact));

        assertThat(trail.newestFirst(WHOLE, request, 10)).singleElement().satisfies(row -> {
            assertThat(row.activity()).isEqualTo(Activity.NOTICE_GIVEN_UP);
            assertThat(row.outcome()).isEqualTo(Outcome.FAILURE);
            assertThat(row.reason()).isEqualTo("550 no");
            assertThat(row.target()).isEqualTo(new AuditEvent.Target(lee.id(), "Lee"));
            assertThat(row.details()).containsEntry("kind", "approval-requested");
        });
    }

    @Test
    void aFactIsRecordedWithItsTransaction() {
        var fact = aRoleIsAssigned();

        transactions.executeWithoutResult(transaction -> events.publishEvent(fact));

        assertThat(trail.newestFirst(WHOLE, fact.assignment().id(), 10))
                .singleElement()
                .satisfies(row -> assertThat(row.activity()).isEqualTo(Activity.ROLE_ASSIGNED));
    }

    @Test
    void aFactOutsideOfATransactionIsNone() {
        var fact = aRoleIsAssigned();

        assertThatThrownBy(() -> events.publishEvent(fact)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anAttemptIsRecordedThoughNothingElseIs() {
        var alone = anAttempt();
        var undone = anAttempt();

        events.publishEvent(alone);
        transactions.executeWithoutResult(transaction -> {
            events.publishEvent(undone);
            transaction.setRollbackOnly();
        });

        for (var attempt : new AttemptRejected[] {alone, undone}) {
            assertThat(trail.newestFirst(WHOLE, attempt.correlation(), 10))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.activity()).isEqualTo(Activity.REQUEST_REJECTED);
                        assertThat(row.outcome()).isEqualTo(Outcome.FAILURE);
                        assertThat(row.reason()).isEqualTo("The duration must be whole minutes.");
                        assertThat(row.actor().id()).isEqualTo(lee.id());
                        assertThat(row.details()).containsEntry("code", "BadRequest");
                    });
        }
    }

    private RoleAssigned aRoleIsAssigned() {
        return new RoleAssigned(
                new RoleAssignment(
                        UUID.randomUUID(),
                        lee.id(),
                        role.id(),
                        Scope.DIRECTORY,
                        AssignmentType.ASSIGNED,
                        null,
                        clock.now(),
                        null),
                null,
                "");
    }

    private AttemptRejected anAttempt() {
        return new AttemptRejected(
                Attempt.REQUEST,
                lee.id(),
                "BadRequest",
                "The duration must be whole minutes.",
                UUID.randomUUID(),
                role.id());
    }
}
