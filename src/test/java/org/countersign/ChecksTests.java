package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.countersign.doctor.Check;
import org.countersign.doctor.Finding;
import org.countersign.doctor.Level;
import org.countersign.testing.ContextOfItsOwn;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What each of the doctor's checks that asks the database says, where all is well and where it is not. */
@Tag(ContextOfItsOwn.TAG)
class ChecksTests {

    private static final UUID GLOBAL_ADMINISTRATOR = UUID.fromString("62e90394-69f5-4237-9190-012177145e10");
    private static final UUID HELPDESK = UUID.fromString("729827e3-9c14-49f7-bb1b-9608f156bbb8");

    @TempDir
    private Path folder;

    private Connection connection;
    ConfigurableApplicationContext doctor;

    /** Where a new database is. */
    String url() throws IOException {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    String user() {
        return "sa";
    }

    String vendor() {
        return "h2";
    }

    @BeforeEach
    void anEmptyInstallation() throws Exception {
        var url = url();
        connection = DriverManager.getConnection(url, user(), "");
        Flyway.configure()
                .dataSource(url, user(), "")
                .locations("classpath:db/migration", "classpath:db/vendor/" + vendor())
                .load()
                .migrate();
        sql("create table act_ru_job (retries_ integer, suspension_state_ integer, duedate_ timestamp,"
                + " create_time_ timestamp)");
        sql("create table act_ru_incident (id_ varchar(64))");
        sql("create table act_ru_execution (parent_id_ varchar(64), business_key_ varchar(255))");
        doctor = DoctorCommand.start(
                "--countersign.data-dir=" + folder,
                "--countersign.audit.checkpoint-file=" + folder.resolve("checkpoints.txt"),
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user());
    }

    @AfterEach
    void leaveNothing() throws Exception {
        doctor.close();
        connection.close();
    }

    @Test
    void migrations() {
        assertThat(look("migrationCheck")).isEqualTo("OK The tables are of this release: migration " + newest());

        sql("update \"flyway_schema_history\" set \"version\" = '9999' where \"version\" = '" + newest() + "'");
        assertThat(look("migrationCheck")).startsWith("FAULT The tables are of a newer release: migration 9999");

        sql("delete from \"flyway_schema_history\" where \"version\" in ('9999', '24')");
        assertThat(look("migrationCheck")).startsWith("WARN The tables are of an older release");
    }

    private String newest() {
        return doctor.getBean(DSLContext.class)
                .fetchSingle("select \"version\" from \"flyway_schema_history\" where \"installed_rank\" ="
                        + " (select max(\"installed_rank\") from \"flyway_schema_history\")")
                .get(0, String.class);
    }

    @Test
    void demoData() {
        assertThat(look("demoCheck")).startsWith("OK");

        sql("insert into demo_mark (name) values ('demo')");
        assertThat(look("demoCheck")).startsWith("FAULT This database holds demo data");
    }

    @Test
    void clocks() {
        assertThat(look("clockCheck")).startsWith("OK");
    }

    @Test
    void whoTheServiceIsInTheDatabase() {
        assertThat(look("databaseRoleCheck")).startsWith("WARN The embedded database lets the service change");
    }

    @Test
    void administratorsAndTheEnvelope() {
        assertThat(look("administratorsCheck")).startsWith("WARN Nobody is here yet");

        var grace = user("grace");
        assertThat(look("administratorsCheck"))
                .startsWith("FAULT Nobody is a Global Administrator")
                .contains("WARN There is no break-glass account");

        hold(grace);
        assertThat(look("administratorsCheck")).startsWith("WARN grace is the only Global Administrator");

        var envelope = user("envelope");
        seal(envelope, grace);
        assertThat(look("administratorsCheck")).contains("WARN The break-glass account is disabled, or has lost");

        hold(envelope);
        hold(user("paula"));
        assertThat(look("administratorsCheck"))
                .startsWith("OK 2 people are Global Administrators")
                .contains("OK The break-glass account was sealed");
    }

    @Test
    void approvers() {
        sql("insert into role_settings (role_id, maximum_duration_minutes, mfa_required, justification_required,"
                + " ticket_required, approval_required, approval_timeout_minutes) values ('" + HELPDESK
                + "', 60, false, true, false, true, 60)");
        assertThat(look("approversCheck")).startsWith("FAULT Helpdesk Administrator asks for approval, and nobody");

        var grace = user("grace");
        hold(grace);
        assertThat(look("approversCheck")).startsWith("WARN One person alone could approve Helpdesk Administrator");

        var envelope = user("envelope");
        seal(envelope, grace);
        hold(envelope);
        assertThat(look("approversCheck")).startsWith("WARN One person alone could approve Helpdesk Administrator");

        hold(user("paula"));
        assertThat(look("approversCheck")).startsWith("OK 1 roles ask for approval");

        sql("insert into role_approver (role_id, approver_type, approver_id) values ('" + HELPDESK + "', 'GROUP', '"
                + UUID.randomUUID() + "')");
        assertThat(look("approversCheck")).startsWith("WARN None of those whom Helpdesk Administrator names");
    }

    @Test
    void theEngine() {
        assertThat(look("engineCheck")).isEqualTo("OK Nothing stands still in the engine");

        sql("insert into act_ru_incident values ('1')");
        sql("insert into act_ru_job values (0, 1, localtimestamp, localtimestamp)");
        sql(
                "insert into act_ru_job values (3, 1, localtimestamp - interval '1' hour, localtimestamp - interval '1' day)");
        sql("insert into act_ru_job values (3, 1, null, localtimestamp - interval '1' hour)");
        sql("insert into act_ru_job values (3, 1, localtimestamp, localtimestamp - interval '1' day)");
        sql("insert into act_ru_execution values (null, '" + UUID.randomUUID() + "')");
        assertThat(look("engineCheck"))
                .contains("WARN 1 incidents")
                .contains("WARN 1 jobs are not tried again")
                .contains("WARN 2 jobs are overdue")
                .contains("WARN 1 process instances belong to no request");
    }

    @Test
    void noticesThatWaitOrWereGivenUp() {
        assertThat(look("outboxCheck")).startsWith("OK").contains("OK No notice of the last seven days");

        mail("QUEUED");
        mail("GIVEN_UP");
        assertThat(look("outboxCheck"))
                .contains("WARN The oldest notice has waited for 60 minutes")
                .contains("WARN 1 notices of the last seven days were given up");
    }

    @Test
    void eventsThatWaitForTheirSeal() {
        assertThat(look("unsealedCheck")).startsWith("OK");

        var event = UUID.randomUUID();
        sql(
                "insert into audit_event (id, activity, occurred_at, result, reason, correlation_id, actor_name, actor_address,"
                        + " role_name, target_name, details) values ('" + event
                        + "', 'X', current_timestamp - interval '1' hour,"
                        + " 'SUCCESS', '', '" + event + "', '', '', '', '', '{}')");
        sql("insert into audit_pending (event_id) values ('" + event + "')");
        assertThat(look("unsealedCheck")).startsWith("WARN Events have waited for their seal for 36");
    }

    @Test
    void whatLeftTheBoxIsInTheTrail() throws IOException {
        assertThat(look("checkpointCheck")).startsWith("WARN There is no checkpoint in");

        Files.writeString(
                folder.resolve("checkpoints.txt"),
                "countersign-audit-x\n4711\n" + "A".repeat(43) + "=\n\n\u2014 countersign-audit-x " + "A".repeat(91)
                        + "=\n");
        assertThat(look("checkpointCheck")).startsWith("FAULT The audit does not hold seal 4711");
    }

    @Test
    void theKeysOfTheDatabase() throws IOException {
        assertThat(look("keysCheck")).startsWith("WARN The keys are not there");
        assertThat(look("sealedDatabaseCheck")).startsWith("OK Nothing is sealed");

        sql(
                "insert into keys_marker (slot, sealed) values (1, 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoieCJ9..AA.AA.AA')");
        assertThat(look("sealedDatabaseCheck")).startsWith("FAULT Without the keys in");

        var keys = Files.writeString(
                folder.resolve("keys.json"),
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"" + "A".repeat(43) + "\"}]}");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(look("keysCheck")).startsWith("FAULT Others than their owner");
        assertThat(look("sealedDatabaseCheck"))
                .startsWith("FAULT The keys in")
                .contains("are those of another database");

        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        assertThat(look("keysCheck")).startsWith("OK");
    }

    /** Level and text of each finding, a line each. */
    String look(String check) {
        try {
            return String.join(
                    "\n",
                    doctor.getBean(check, Check.class).look().stream()
                            .map(ChecksTests::line)
                            .toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(Finding finding) {
        assertThat(finding.remedy().isEmpty()).isEqualTo(finding.level() == Level.OK);
        return finding.level() + " " + finding.text();
    }

    private String user(String name) {
        var id = UUID.randomUUID().toString();
        sql(
                "insert into directory_user (id, user_principal_name, mail_nickname, display_name, user_type, person_id, enabled)"
                        + " values ('" + id + "', '" + name + "@x', '" + name + "', '" + name + "', 'MEMBER', '" + id
                        + "', true)");
        return id;
    }

    private void hold(String user) {
        sql("insert into role_assignment (id, principal_id, role_id, scope, assignment_type, start_at) values ('"
                + UUID.randomUUID() + "', '" + user + "', '" + GLOBAL_ADMINISTRATOR
                + "', '/', 'ASSIGNED', current_timestamp - interval '1' hour)");
    }

    private void seal(String envelope, String by) {
        sql("insert into breakglass_account (slot, user_id, sealed_at, sealed_by, untold_failures) values (1, '"
                + envelope + "', current_timestamp, '" + by + "', 0)");
    }

    private void mail(String state) {
        sql("insert into notification_mail (id, kind, correlation_id, address, subject, state,"
                + " queued_at, next_attempt_at, attempts, last_error) values ('" + UUID.randomUUID() + "', 'X', '"
                + UUID.randomUUID() + "', '', '', '" + state
                + "', current_timestamp - interval '1' hour, current_timestamp, 1, '')");
    }

    void sql(String statement) {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
