package org.countersign.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.AuditStoreTest;
import org.countersign.testing.OnPostgreSql;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL itself refuses changes of the trail: to everybody by triggers, to the service's role by its privileges. */
@AuditStoreTest
@OnPostgreSql
class PostgreSqlGuardTests extends TrailOnStage {

    private static final Path ROLES = Path.of("docker", "postgresql-roles.sql");

    @Autowired
    private DataSource dataSource;

    @BeforeEach
    void sealAnEvent() {
        events.write("Sealed");
        sealer.sealSome();
    }

    @ParameterizedTest
    @CsvSource({
        "audit_event, update audit_event set reason = ''",
        "audit_event, delete from audit_event",
        "audit_event, truncate audit_event",
        "audit_seal, update audit_seal set digest = ''",
        "audit_seal, delete from audit_seal",
        "audit_seal, truncate audit_seal",
        "audit_checkpoint, update audit_checkpoint set note = ''",
        "audit_checkpoint, delete from audit_checkpoint",
        "audit_checkpoint, truncate audit_checkpoint",
        "audit_archive, update audit_archive set note = ''",
        "audit_archive, delete from audit_archive",
        "audit_archive, truncate audit_archive"
    })
    void nobodyChangesTheTrail(String table, String change) throws IOException, SQLException {
        assertThatThrownBy(() -> dsl.execute(change))
                .hasStackTraceContaining("The audit is never changed")
                .hasStackTraceContaining("of " + table + " is refused");
        applyRoles();
        assertThatThrownBy(() -> asTheService(change)).hasMessageContaining("permission denied for table " + table);
    }

    @ParameterizedTest
    @CsvSource({
        "alter table audit_event disable trigger all",
        "drop trigger audit_event_unchanged on audit_event",
        "drop table audit_seal",
        "alter table audit_checkpoint add column anything text",
        "set session_replication_role = replica",
        "create or replace function audit_refuse_change() returns trigger language plpgsql as 'begin return new; end'",
        "delete from flyway_schema_history",
        "set role countersign_owner",
        "select set_config('countersign.archive', 'on', false); delete from audit_event",
        "insert into audit_archive (seq, note, archived_at) values (1, '', now())"
    })
    void theServiceCannotMakeRoomForAChange(String attempt) throws IOException, SQLException {
        applyRoles();

        assertThatThrownBy(() -> asTheService(attempt)).isInstanceOf(SQLException.class);
    }

    @Test
    void theServiceWorksAsThatRole() throws IOException, SQLException {
        applyRoles();
        transactions.executeWithoutResult(transaction -> {
            dsl.execute("set local role countersign_app");
            events.add("Written as the service");
        });
        transactions.executeWithoutResult(transaction -> {
            dsl.execute("set local role countersign_app");
            sealer.sealSome();
        });

        assertThat(dsl.fetchCount(DSL.table("audit_pending"))).isZero();
        assertThat(verifier.verify(publicKey(), Optional.empty())).isEqualTo(2);
    }

    @Test
    void tablesOfLaterReleasesAreTheServicesToo() throws IOException, SQLException {
        applyRoles();
        transactions.executeWithoutResult(transaction -> {
            dsl.execute("set local role countersign_owner");
            dsl.execute("create table of_a_later_release (id integer)");
        });

        asTheService("update of_a_later_release set id = 1");
        dsl.execute("drop table of_a_later_release");
    }

    private void applyRoles() throws IOException, SQLException {
        var script = Files.readString(ROLES);
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(script);
            statement.execute(script);
        }
    }

    private void asTheService(String sql) throws SQLException {
        try (var physical = dataSource.getConnection()) {
            // Without the user that it names.
            var url = physical.getMetaData().getURL().split("\\?", 2)[0];
            var service = new SingleConnectionDataSource(url, "countersign_app", "", true);
            try (var connection = service.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } finally {
                service.destroy();
            }
        }
    }
}
