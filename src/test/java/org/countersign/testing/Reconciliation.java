package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether a store, its engine, its audit and its mails tell one story. Each check finds what must never be, by the store's
 * own rows: it asks no node, and is good for whatever happened to them.
 */
public final class Reconciliation {

    /**
     * A check.
     *
     * @param never what must not be
     * @param rows finds it
     */
    private record Check(String never, String rows) {}

    private static final List<Check> GRANTS = List.of(
            new Check(
                    "A role is activated without a request",
                    """
                    select id from role_assignment where assignment_type = 'ACTIVATED'
                      and id not in (select id from activation)"""),
            new Check(
                    "A role is activated for longer than was asked for",
                    """
                    select asked.id from activation asked join role_assignment held on held.id = asked.id
                    where held.end_at is null
                      or held.end_at > held.start_at + asked.duration_minutes * interval '1' minute"""),
            new Check(
                    "A role is activated for longer than its settings allow",
                    """
                    select held.id from role_assignment held join role_settings on role_settings.role_id = held.role_id
                    where assignment_type = 'ACTIVATED'
                      and held.end_at > held.start_at + maximum_duration_minutes * interval '1' minute"""),
            new Check(
                    "A right is activated twice at a time",
                    """
                    select one.id from role_assignment one join role_assignment other
                      on other.principal_id = one.principal_id and other.role_id = one.role_id
                      and other.scope = one.scope and other.id <> one.id
                    where one.assignment_type = 'ACTIVATED' and other.assignment_type = 'ACTIVATED'
                      and one.start_at < least(coalesce(other.ended_at, other.end_at), other.end_at)
                      and other.start_at < least(coalesce(one.ended_at, one.end_at), one.end_at)"""),
            new Check(
                    "A request is active without its role, or a role without its request",
                    """
                    select asked.id from activation asked
                      left join role_assignment held on held.id = asked.id and held.ended_at is null
                    where (asked.status = 'ACTIVE') <> (held.id is not null)"""),
            new Check(
                    "A role is activated that nobody approved, or its requestor did",
                    """
                    select held.id from role_assignment held
                      join role_settings on role_settings.role_id = held.role_id and approval_required
                      left join activation_decision decision
                        on activation_id = held.id and verdict = 'APPROVE' and approver_id <> held.principal_id
                    where assignment_type = 'ACTIVATED' and decision.activation_id is null"""),
            new Check(
                    "A role is activated when its eligibility is removed already, or outlives it",
                    """
                    select held.id from role_assignment held join eligibility given on given.id = held.eligibility_id
                    where given.removed_at is not null
                      and (held.ended_at is null or held.start_at > given.removed_at)"""));

    private static final List<Check> ENGINE = List.of(
            new Check(
                    "A request has no process, or several",
                    """
                    select asked.id from activation asked
                      left join act_hi_procinst on business_key_ = cast(asked.id as varchar)
                    group by asked.id having count(id_) <> 1"""),
            new Check(
                    "A process runs whose request is over, or has ended before it",
                    """
                    select asked.id from activation asked
                      join act_hi_procinst on business_key_ = cast(asked.id as varchar)
                    where (end_time_ is null)
                      <> (asked.status in ('REGISTERED', 'PENDING_APPROVAL', 'APPROVED', 'SCHEDULED', 'ACTIVE'))"""),
            new Check(
                    "A process serves no request",
                    """
                    select id_ from act_hi_procinst where proc_def_key_ = 'role-activation' and (business_key_ is null
                      or business_key_ not in (select cast(id as varchar) from activation))"""),
            new Check(
                    "A request waits for a decision without a task, or has one without waiting",
                    """
                    select asked.id from activation asked
                      join act_hi_procinst process on business_key_ = cast(asked.id as varchar)
                      left join act_ru_task task on task.proc_inst_id_ = process.proc_inst_id_
                    group by asked.id, asked.status
                    having count(task.id_) <> case asked.status when 'PENDING_APPROVAL' then 1 else 0 end"""),
            new Check("The engine gave something up", "select id_ from act_ru_job where retries_ = 0"),
            new Check("The engine has an incident", "select id_ from act_ru_incident"));

    private static final List<Check> AUDIT = List.of(
            new Check(
                    "A request's state is not in the audit, or more than once",
                    """
                    select asked.id from activation asked
                      join (values ('REGISTERED', 'ACTIVATION_REQUESTED'), ('REFUSED', 'ACTIVATION_REFUSED'),
                        ('PENDING_APPROVAL', 'APPROVAL_REQUESTED'), ('APPROVED', 'ACTIVATION_APPROVED'),
                        ('DENIED', 'ACTIVATION_DENIED'), ('TIMED_OUT', 'ACTIVATION_TIMED_OUT'),
                        ('CANCELED', 'ACTIVATION_CANCELED'), ('SCHEDULED', 'ACTIVATION_SCHEDULED'),
                        ('ACTIVE', 'ACTIVATION_GRANTED'), ('FAILED', 'ACTIVATION_FAILED'),
                        ('DEACTIVATED', 'ACTIVATED_ROLE_DEACTIVATED'), ('EXTENDED', 'ACTIVATED_ROLE_EXTENDED'),
                        ('WITHDRAWN', 'ACTIVATED_ROLE_WITHDRAWN'), ('WITHDRAWN', 'ACTIVATION_WITHDRAWN'),
                        ('REVOKED', 'ACTIVATED_ROLE_REVOKED'), ('EXPIRED', 'ACTIVATED_ROLE_EXPIRED')
                      ) as told (state, fact) on told.state = asked.status
                      left join audit_event on correlation_id = asked.id and activity = told.fact
                    group by asked.id having count(audit_event.id) <> 1"""),
            new Check(
                    "A fact is in the audit twice",
                    """
                    select correlation_id from audit_event
                    where activity like 'ACTIVAT%' or activity in ('APPROVAL_REQUESTED', 'ELIGIBILITY_REMOVED')
                    group by correlation_id, activity having count(*) > 1"""),
            new Check(
                    "A request is not in the audit",
                    """
                    select id from activation where id not in
                      (select correlation_id from audit_event where activity = 'ACTIVATION_REQUESTED')"""),
            new Check(
                    "A decision is not in the audit",
                    """
                    select activation_id from activation_decision where activation_id not in
                      (select correlation_id from audit_event
                       where activity = case verdict when 'APPROVE' then 'ACTIVATION_APPROVED' else 'ACTIVATION_DENIED' end)"""),
            new Check(
                    "The audit tells of a decision that is not stored",
                    """
                    select correlation_id from audit_event where activity in ('ACTIVATION_APPROVED', 'ACTIVATION_DENIED')
                      and correlation_id not in (select activation_id from activation_decision)"""),
            new Check(
                    "An activated role is not in the audit",
                    """
                    select id from role_assignment where assignment_type = 'ACTIVATED' and id not in
                      (select correlation_id from audit_event where activity = 'ACTIVATION_GRANTED')"""),
            new Check(
                    "The audit tells of a role that was not activated, or of an end that is not one",
                    """
                    select correlation_id from audit_event where activity = 'ACTIVATION_GRANTED'
                      and correlation_id not in (select id from role_assignment)
                    union all
                    select correlation_id from audit_event where activity like 'ACTIVATED!_ROLE!_%' escape '!'
                      and correlation_id not in (select id from role_assignment where ended_at is not null)"""),
            new Check(
                    "The end of an activated role is not in the audit",
                    """
                    select id from role_assignment where assignment_type = 'ACTIVATED' and ended_at is not null
                      and id not in (select correlation_id from audit_event
                        where activity like 'ACTIVATED!_ROLE!_%' escape '!')"""),
            new Check(
                    "A removed eligibility is not in the audit, or the audit tells of one that is there",
                    """
                    select id from eligibility where (removed_at is not null) <>
                      (id in (select correlation_id from audit_event where activity = 'ELIGIBILITY_REMOVED'))"""),
            new Check("A fact waits for its seal", "select event_id from audit_pending"),
            new Check(
                    "A fact has no seal, or a seal no fact",
                    """
                    select id from audit_event where id not in (select event_id from audit_seal)
                    union all
                    select event_id from audit_seal where event_id not in (select id from audit_event)"""));

    private static final List<Check> NOTICES = List.of(
            new Check(
                    "A fact was told to nobody",
                    """
                    select correlation_id from audit_event
                      join (values ('APPROVAL_REQUESTED', 'APPROVAL_REQUESTED'), ('ACTIVATION_APPROVED', 'DECISION_MADE'),
                        ('ACTIVATION_DENIED', 'DECISION_MADE'), ('ACTIVATION_CANCELED', 'REQUEST_CLOSED'),
                        ('ACTIVATION_WITHDRAWN', 'REQUEST_CLOSED'), ('ACTIVATION_TIMED_OUT', 'REQUEST_CLOSED'),
                        ('ACTIVATION_GRANTED', 'ROLE_ACTIVATED'), ('ACTIVATION_FAILED', 'ACTIVATION_FAILED'),
                        ('ACTIVATED_ROLE_EXPIRED', 'ACTIVATION_ENDED'), ('ACTIVATED_ROLE_EXTENDED', 'ACTIVATION_ENDED'),
                        ('ACTIVATED_ROLE_DEACTIVATED', 'ACTIVATION_ENDED'), ('ACTIVATED_ROLE_REVOKED', 'ACTIVATION_ENDED'),
                        ('ACTIVATED_ROLE_WITHDRAWN', 'ACTIVATION_ENDED'), ('ELIGIBILITY_ASSIGNED', 'ELIGIBILITY_ASSIGNED')
                      ) as told (fact, notice) on fact = activity
                    where not (activity = 'ELIGIBILITY_ASSIGNED' and actor_id is null)
                      and not exists (select 1 from notification_mail
                        where notification_mail.correlation_id = audit_event.correlation_id and kind = notice)"""),
            new Check(
                    "Somebody is told of one thing twice",
                    """
                    select correlation_id from notification_mail where channel = 'mail' and kind <> 'ACTIVATION_ENDING'
                    group by correlation_id, kind, address having count(*) > 1"""),
            new Check("A mail was not sent", "select id from notification_mail where state <> 'SENT'"));

    private final NodeStore store;
    private final Supplier<List<String>> arrived;

    /** @param arrived the message ids of the mails that came, one for each time that one came */
    public Reconciliation(NodeStore store, Supplier<List<String>> arrived) {
        this.store = store;
        this.arrived = arrived;
    }

    /** What is there that must never be; waits for nothing. */
    public List<String> faults() {
        return Stream.of(
                        Stream.of(GRANTS, ENGINE, AUDIT, NOTICES)
                                .flatMap(List::stream)
                                .flatMap(this::found),
                        missing("A mail did not arrive", queued(), arrived.get()),
                        missing("A mail arrived that nobody queued", arrived.get(), queued()))
                .flatMap(faults -> faults)
                .toList();
    }

    /** What about grants is there that must never be, even while nodes are at work. */
    public void requireSoundGrants() {
        assertThat(GRANTS.stream().flatMap(this::found)).isEmpty();
    }

    private Stream<String> found(Check check) {
        return store.strings(check.rows()).stream().map(row -> check.never() + ": " + row);
    }

    private List<String> queued() {
        return store.strings("select '<' || id || '@countersign>' from notification_mail");
    }

    private static Stream<String> missing(String fault, List<String> all, List<String> there) {
        var missing = new TreeSet<>(all);
        missing.removeAll(Set.copyOf(there));
        return missing.stream().map(id -> fault + ": " + id);
    }
}
