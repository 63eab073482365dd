package org.countersign.audit;

import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.activation.Activations;
import org.countersign.notification.Week;
import org.countersign.notification.WeekReview;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the trail tells of a week. */
@Component
class WeekInTrail implements WeekReview {

    private final DSLContext dsl;
    private final Activations activations;

    WeekInTrail(DSLContext dsl, Activations activations) {
        this.dsl = dsl;
        this.activations = activations;
    }

    @Override
    public Week since(Instant since) {
        return new Week(
                activations.pending().count(),
                count(since, Activity.ACTIVATION_REQUESTED),
                count(since, Activity.ACTIVATION_GRANTED),
                count(since, Activity.ACTIVATION_DENIED),
                count(
                        since,
                        Activity.ACTIVATED_ROLE_EXPIRED,
                        Activity.ACTIVATED_ROLE_DEACTIVATED,
                        Activity.ACTIVATED_ROLE_WITHDRAWN,
                        Activity.ACTIVATED_ROLE_REVOKED),
                count(since, Activity.ELIGIBILITY_ASSIGNED, Activity.ROLE_ASSIGNED),
                count(since, Activity.ELIGIBILITY_REMOVED, Activity.ROLE_ASSIGNMENT_ENDED),
                changesSince(since));
    }

    private int count(Instant since, Activity... activities) {
        return dsl.fetchCount(
                AUDIT_EVENT,
                AUDIT_EVENT.OCCURRED_AT.ge(since),
                AUDIT_EVENT.ACTIVITY.in(
                        Stream.of(activities).map(Activity::name).toList()));
    }

    private List<String> changesSince(Instant since) {
        return dsl
                .select(AUDIT_EVENT.ROLE_NAME, AUDIT_EVENT.ACTOR_NAME)
                .from(AUDIT_EVENT)
                .where(
                        AUDIT_EVENT.OCCURRED_AT.ge(since),
                        AUDIT_EVENT.ACTIVITY.eq(Activity.ROLE_SETTINGS_CHANGED.name()))
                .orderBy(AUDIT_EVENT.ROLE_NAME, AUDIT_EVENT.ACTOR_NAME)
                .fetch(row -> row.value1() + ", by " + row.value2())
                .stream()
                .distinct()
                .toList();
    }
}
