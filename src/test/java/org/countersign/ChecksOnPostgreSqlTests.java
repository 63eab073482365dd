package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.countersign.testing.Servers;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChecksOnPostgreSqlTests extends ChecksTests {

    private static EmbeddedPostgres server;

    private static int count;

    @BeforeAll
    static void start() {
        server = Servers.startPostgreSql();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    String url() throws IOException {
        count++;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database d" + count);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return server.getJdbcUrl("postgres", "d" + count);
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String vendor() {
        return "postgresql";
    }

    @Test
    void theDoctorChangesNothing() {
        assertThatThrownBy(() -> doctor.getBean(DSLContext.class).execute("delete from demo_mark"))
                .hasMessageContaining("read-only transaction");
    }

    @Test
    @Override
    void whoTheServiceIsInTheDatabase() {
        assertThat(look("databaseRoleCheck")).startsWith("WARN The role postgres may delete from the audit");
    }
}
