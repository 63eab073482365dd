package org.countersign.benchmark;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A large organization: rows as the service would have written them, made by the database itself. Everybody is eligible
 * for ten of a hundred roles, holds one, and has asked for ten before; a thousand requests wait for somebody else.
 */
final class Population {

    private static final int ROLES = 100;
    private static final int WAITING = 1000;

    private final JdbcTemplate jdbc;

    Population(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets them all move in; somebody has to have asked for a role before.
     *
     * @param users how many
     */
    void moveIn(int users) {
        jdbc.update(
                """
                insert into directory_user (id, user_principal_name, mail_nickname, display_name, mail, user_type,
                                            person_id, enabled)
                select md5('user' || n)::uuid, 'many' || n || '@contoso.example', 'many' || n, 'Many ' || n,
                       'many' || n || '@contoso.example', 'MEMBER', md5('person' || n)::uuid, true
                from generate_series(0, ? - 1) n
                """,
                users);
        jdbc.update(
                """
                insert into role_definition (id, display_name, description, privileged)
                select md5('role' || n)::uuid, 'Many ' || n, '', false from generate_series(0, ? - 1) n
                """,
                ROLES);
        jdbc.update(
                """
                insert into eligibility (id, principal_id, role_id, scope, start_at, end_at, live_key, principal_type)
                select md5('eligibility' || n)::uuid, md5('user' || n / 10)::uuid, md5('role' || mod(n, 100))::uuid, '/',
                       now() - interval '1 day', now() + interval '300 days', 'many' || n, 'USER'
                from generate_series(0, ? - 1) n
                """,
                10 * users);
        jdbc.update(
                """
                insert into role_assignment (id, principal_id, role_id, scope, assignment_type, start_at, end_at,
                                             live_key, principal_type)
                select md5('assignment' || n)::uuid, md5('user' || n)::uuid, md5('role' || mod(n, 100))::uuid, '/',
                       'ASSIGNED', now() - interval '1 day', now() + interval '300 days', 'many' || n, 'USER'
                from generate_series(0, ? - 1) n
                """,
                users);
        ask(users, 0, 10 * users, "EXPIRED");
        ask(users, 10 * users, 10 * users + WAITING, "PENDING_APPROVAL");
        jdbc.execute("vacuum analyze");
    }

    /**
     * Lets an audit grow: facts of the last year, one in ten thousand of them of a rare kind, none of them sealed.
     *
     * @param facts how many
     * @param users of whom they tell
     */
    void remember(int facts, int users) {
        jdbc.update(
                """
                insert into audit_event (id, activity, occurred_at, result, reason, correlation_id, actor_id, actor_name,
                                         actor_address, role_id, role_name, target_id, target_name, details)
                select md5('event' || n)::uuid,
                       case when mod(n, 10000) = 0 then 'ROLE_SETTINGS_CHANGED'
                            when mod(n, 2) = 0 then 'ACTIVATION_REQUESTED' else 'ACTIVATION_GRANTED' end,
                       now() - interval '1 day' - n * interval '3 seconds',
                       case when mod(n, 1000) = 0 then 'FAILURE' else 'SUCCESS' end, '', md5('story' || n / 4)::uuid,
                       md5('user' || mod(n / 4, ?))::uuid, 'Many ' || mod(n / 4, ?), '192.0.2.1',
                       md5('role' || mod(n / 4, 100))::uuid, 'Many', md5('user' || mod(n / 4, ?))::uuid, 'Many', '{}'
                from generate_series(0, ? - 1) n
                """,
                users,
                users,
                users,
                facts);
        jdbc.execute("vacuum analyze audit_event");
    }

    /**
     * Has each of many hold an activated role from now on, without a process; somebody has to have asked for a role before.
     *
     * @param users how many
     * @param end when all of it ends
     */
    void activate(int users, OffsetDateTime end) {
        jdbc.update(
                """
                insert into activation (id, requestor_id, role_id, scope, justification, ticket_number, ticket_system,
                                        duration_minutes, settings, status, status_reason, created_at,
                                        approval_deadline, completed_at, start_at, end_at)
                select md5('active' || n)::uuid, md5('user' || n)::uuid, md5('role' || mod(n, 100))::uuid, '/',
                       'The print server is on fire', '', '', 120, earlier.settings, 'ACTIVE', '', now(),
                       now() + interval '1 day', now(), now(), ?
                from generate_series(0, ? - 1) n, (select settings from activation limit 1) earlier
                """,
                end,
                users);
        jdbc.update(
                """
                insert into role_assignment (id, principal_id, role_id, scope, assignment_type, start_at, end_at,
                                             live_key, principal_type)
                select id, requestor_id, role_id, '/', 'ACTIVATED', start_at, end_at, 'active' || id, 'USER'
                from activation where status = 'ACTIVE' and justification = 'The print server is on fire'
                                  and not exists (select 1 from role_assignment held where held.id = activation.id)
                """);
        jdbc.execute("vacuum analyze");
    }

    private void ask(int users, int from, int to, String status) {
        jdbc.update(
                """
                insert into activation (id, requestor_id, role_id, scope, justification, ticket_number, ticket_system,
                                        duration_minutes, settings, status, status_reason, created_at,
                                        approval_deadline, completed_at)
                select md5('activation' || n)::uuid, md5('user' || mod(n / 10, ?))::uuid, md5('role' || mod(n, 100))::uuid, '/',
                       'The print server is on fire', '', '', 120, earlier.settings, ?, '',
                       now() - n * interval '1 second', now() + interval '1 day', now() - n * interval '1 second'
                from generate_series(?, ? - 1) n, (select settings from activation limit 1) earlier
                """,
                users,
                status,
                from,
                to);
    }
}
