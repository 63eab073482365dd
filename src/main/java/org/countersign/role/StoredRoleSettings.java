package org.countersign.role;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.countersign.role.schema.tables.RoleApprover.ROLE_APPROVER;
import static org.countersign.role.schema.tables.RoleNotification.ROLE_NOTIFICATION;
import static org.countersign.role.schema.tables.RoleSettings.ROLE_SETTINGS;
import static org.countersign.role.schema.tables.RoleTicketSystem.ROLE_TICKET_SYSTEM;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.GroupId;
import org.countersign.directory.UserId;
import org.countersign.recall.Remembered;
import org.countersign.role.NotificationSettings.Topic;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the roles' settings. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StoredRoleSettings {

    private static final String USER = "USER";
    private static final String GROUP = "GROUP";

    private final Remembered<RoleDefinitionId, RoleSettings> byRole =
            Remembered.read(this::read, ROLE_SETTINGS, ROLE_TICKET_SYSTEM, ROLE_APPROVER, ROLE_NOTIFICATION);

    /** Settings that were read before, by their version: a change draws a new one, and so finds none of these. */
    private final Cache<UUID, RoleSettings> byVersion =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final DSLContext dsl;

    StoredRoleSettings(DSLContext dsl) {
        this.dsl = dsl;
    }

    RoleSettings of(RoleDefinitionId role) {
        return byRole.get(role);
    }

    private RoleSettings read(RoleDefinitionId role) {
        return dsl.selectFrom(ROLE_SETTINGS)
                .where(ROLE_SETTINGS.ROLE_ID.eq(role.value()))
                .fetchOptional(row -> settingsIn(role, row))
                .orElseGet(
                        () -> RoleSettings.defaultOf(role).with(approvers(role)).with(notifications(role)));
    }

    private RoleSettings settingsIn(RoleDefinitionId role, Record row) {
        var version = row.get(ROLE_SETTINGS.VERSION);
        return version == null ? readWhole(role, row) : byVersion.get(version, any -> readWhole(role, row));
    }

    private RoleSettings readWhole(RoleDefinitionId role, Record row) {
        return toSettings(role, row).with(approvers(role)).with(notifications(role));
    }

    private RoleSettings toSettings(RoleDefinitionId role, Record row) {
        return new RoleSettings(role, toActivationSettings(row).withTicketSystems(ticketSystems(role)), List.of())
                .withEligible(new AssignmentSettings(
                        row.get(ROLE_SETTINGS.ELIGIBLE_PERMANENT_ALLOWED),
                        Duration.ofDays(row.get(ROLE_SETTINGS.ELIGIBLE_MAXIMUM_DAYS)),
                        row.get(ROLE_SETTINGS.ELIGIBLE_JUSTIFICATION_REQUIRED),
                        row.get(ROLE_SETTINGS.ELIGIBLE_MFA_REQUIRED)))
                .withActive(new AssignmentSettings(
                        row.get(ROLE_SETTINGS.ACTIVE_PERMANENT_ALLOWED),
                        Duration.ofDays(row.get(ROLE_SETTINGS.ACTIVE_MAXIMUM_DAYS)),
                        row.get(ROLE_SETTINGS.ACTIVE_JUSTIFICATION_REQUIRED),
                        row.get(ROLE_SETTINGS.ACTIVE_MFA_REQUIRED)));
    }

    private static ActivationSettings toActivationSettings(Record row) {
        return new ActivationSettings(
                        Duration.ofMinutes(row.get(ROLE_SETTINGS.MAXIMUM_DURATION_MINUTES)),
                        row.get(ROLE_SETTINGS.MFA_REQUIRED),
                        row.get(ROLE_SETTINGS.JUSTIFICATION_REQUIRED),
                        row.get(ROLE_SETTINGS.TICKET_REQUIRED),
                        row.get(ROLE_SETTINGS.APPROVAL_REQUIRED),
                        Duration.ofMinutes(row.get(ROLE_SETTINGS.APPROVAL_TIMEOUT_MINUTES)))
                .withAuthenticationContext(row.get(ROLE_SETTINGS.AUTHENTICATION_CONTEXT));
    }

    private List<TicketSystem> ticketSystems(RoleDefinitionId role) {
        return dsl.selectFrom(ROLE_TICKET_SYSTEM)
                .where(ROLE_TICKET_SYSTEM.ROLE_ID.eq(role.value()))
                .orderBy(ROLE_TICKET_SYSTEM.LIST_ORDER)
                .fetch(row -> new TicketSystem(row.get(ROLE_TICKET_SYSTEM.NAME), row.get(ROLE_TICKET_SYSTEM.PATTERN)));
    }

    /** Whom each role's settings name; roles that name nobody are left out. */
    Map<RoleDefinitionId, Set<Approver>> approvers() {
        return dsl.selectFrom(ROLE_APPROVER)
                .collect(groupingBy(
                        row -> new RoleDefinitionId(row.get(ROLE_APPROVER.ROLE_ID)),
                        mapping(StoredRoleSettings::toApprover, toSet())));
    }

    private List<Approver> approvers(RoleDefinitionId role) {
        return dsl.selectFrom(ROLE_APPROVER)
                .where(ROLE_APPROVER.ROLE_ID.eq(role.value()))
                .orderBy(ROLE_APPROVER.APPROVER_TYPE.desc(), ROLE_APPROVER.APPROVER_ID)
                .fetch(StoredRoleSettings::toApprover);
    }

    private static Approver toApprover(Record row) {
        var id = row.get(ROLE_APPROVER.APPROVER_ID);
        return row.get(ROLE_APPROVER.APPROVER_TYPE).equals(USER)
                ? new Approver.OneUser(new UserId(id))
                : new Approver.MembersOf(new GroupId(id));
    }

    private NotificationSettings notifications(RoleDefinitionId role) {
        return new NotificationSettings(dsl.selectFrom(ROLE_NOTIFICATION)
                .where(ROLE_NOTIFICATION.ROLE_ID.eq(role.value()))
                .fetchMap(StoredRoleSettings::toTopic, StoredRoleSettings::toRule));
    }

    private static Topic toTopic(Record row) {
        return new Topic(
                NotificationEvent.valueOf(row.get(ROLE_NOTIFICATION.EVENT)),
                NotificationRecipient.valueOf(row.get(ROLE_NOTIFICATION.RECIPIENT)));
    }

    private static NotificationRule toRule(Record row) {
        return new NotificationRule(
                row.get(ROLE_NOTIFICATION.CRITICAL_ONLY),
                row.get(ROLE_NOTIFICATION.DEFAULT_RECIPIENTS),
                row.get(ROLE_NOTIFICATION.ADDITIONAL).lines().toList());
    }

    void replace(RoleSettings settings) {
        var role = settings.role();
        dsl.deleteFrom(ROLE_SETTINGS)
                .where(ROLE_SETTINGS.ROLE_ID.eq(role.value()))
                .execute();
        insert(settings);
        dsl.deleteFrom(ROLE_TICKET_SYSTEM)
                .where(ROLE_TICKET_SYSTEM.ROLE_ID.eq(role.value()))
                .execute();
        insert(role, settings.activation().ticketSystems());
        dsl.deleteFrom(ROLE_APPROVER)
                .where(ROLE_APPROVER.ROLE_ID.eq(role.value()))
                .execute();
        settings.approvers().forEach(approver -> insert(role, approver));
        dsl.deleteFrom(ROLE_NOTIFICATION)
                .where(ROLE_NOTIFICATION.ROLE_ID.eq(role.value()))
                .execute();
        settings.notifications().changed().forEach((topic, rule) -> insert(role, topic, rule));
    }

    private void insert(RoleSettings settings) {
        var activation = settings.activation();
        var eligible = settings.eligible();
        var active = settings.active();
        dsl.insertInto(ROLE_SETTINGS)
                .set(ROLE_SETTINGS.ROLE_ID, settings.role().value())
                .set(ROLE_SETTINGS.VERSION, UUID.randomUUID())
                .set(ROLE_SETTINGS.MAXIMUM_DURATION_MINUTES, minutes(activation.maximumDuration()))
                .set(ROLE_SETTINGS.MFA_REQUIRED, activation.mfaRequired())
                .set(ROLE_SETTINGS.JUSTIFICATION_REQUIRED, activation.justificationRequired())
                .set(ROLE_SETTINGS.TICKET_REQUIRED, activation.ticketRequired())
                .set(ROLE_SETTINGS.APPROVAL_REQUIRED, activation.approvalRequired())
                .set(ROLE_SETTINGS.APPROVAL_TIMEOUT_MINUTES, minutes(activation.approvalTimeout()))
                .set(ROLE_SETTINGS.AUTHENTICATION_CONTEXT, activation.authenticationContext())
                .set(ROLE_SETTINGS.ELIGIBLE_PERMANENT_ALLOWED, eligible.permanentAllowed())
                .set(ROLE_SETTINGS.ELIGIBLE_MAXIMUM_DAYS, days(eligible.maximumDuration()))
                .set(ROLE_SETTINGS.ELIGIBLE_JUSTIFICATION_REQUIRED, eligible.justificationRequired())
                .set(ROLE_SETTINGS.ELIGIBLE_MFA_REQUIRED, eligible.mfaRequired())
                .set(ROLE_SETTINGS.ACTIVE_PERMANENT_ALLOWED, active.permanentAllowed())
                .set(ROLE_SETTINGS.ACTIVE_MAXIMUM_DAYS, days(active.maximumDuration()))
                .set(ROLE_SETTINGS.ACTIVE_JUSTIFICATION_REQUIRED, active.justificationRequired())
                .set(ROLE_SETTINGS.ACTIVE_MFA_REQUIRED, active.mfaRequired())
                .execute();
    }

    private void insert(RoleDefinitionId role, List<TicketSystem> systems) {
        for (var order = 0; order < systems.size(); order++) {
            dsl.insertInto(ROLE_TICKET_SYSTEM)
                    .set(ROLE_TICKET_SYSTEM.ROLE_ID, role.value())
                    .set(ROLE_TICKET_SYSTEM.LIST_ORDER, order)
                    .set(ROLE_TICKET_SYSTEM.NAME, systems.get(order).name())
                    .set(ROLE_TICKET_SYSTEM.PATTERN, systems.get(order).pattern())
                    .execute();
        }
    }

    private void insert(RoleDefinitionId role, Approver approver) {
        var insert = dsl.insertInto(ROLE_APPROVER).set(ROLE_APPROVER.ROLE_ID, role.value());
        if (approver instanceof Approver.OneUser user) {
            insert.set(ROLE_APPROVER.APPROVER_TYPE, USER)
                    .set(ROLE_APPROVER.APPROVER_ID, user.id().value())
                    .execute();
        } else if (approver instanceof Approver.MembersOf group) {
            insert.set(ROLE_APPROVER.APPROVER_TYPE, GROUP)
                    .set(ROLE_APPROVER.APPROVER_ID, group.id().value())
                    .execute();
        }
    }

    private void insert(RoleDefinitionId role, Topic topic, NotificationRule rule) {
        dsl.insertInto(ROLE_NOTIFICATION)
                .set(ROLE_NOTIFICATION.ROLE_ID, role.value())
                .set(ROLE_NOTIFICATION.EVENT, topic.event().name())
                .set(ROLE_NOTIFICATION.RECIPIENT, topic.recipient().name())
                .set(ROLE_NOTIFICATION.CRITICAL_ONLY, rule.criticalOnly())
                .set(ROLE_NOTIFICATION.DEFAULT_RECIPIENTS, rule.defaultRecipients())
                .set(ROLE_NOTIFICATION.ADDITIONAL, String.join("\n", rule.additionalRecipients()))
                .execute();
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }

    private static int days(Duration duration) {
        return Math.toIntExact(duration.toDays());
    }

    boolean isNamed(String authenticationContext) {
        return dsl.fetchExists(ROLE_SETTINGS, ROLE_SETTINGS.AUTHENTICATION_CONTEXT.eq(authenticationContext));
    }
}
