package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Servers;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What those are told who ask whether the service lives, and whether to send it work, while its database goes away. */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@DirtiesContext
@TestPropertySource(
        properties = {
            "spring.datasource.username=postgres",
            "spring.datasource.hikari.connection-timeout=1000",
            "countersign.data-dir=${test.data}/health",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=health"
        })
class HealthTests {

    private static final EmbeddedPostgres DATABASE = Servers.startPostgreSql();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> DATABASE.getJdbcUrl("postgres", "postgres"));
    }

    @Test
    void withoutItsDatabaseTheServiceLivesAndIsNotReady() throws IOException {
        assertThat(health("liveness")).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(health("readiness")).isEqualTo("200 {\"status\":\"UP\"}");

        DATABASE.close();

        assertThat(health("readiness")).isEqualTo("503 {\"status\":\"DOWN\"}");
        assertThat(health("liveness")).isEqualTo("200 {\"status\":\"UP\"}");
    }

    private String health(String group) {
        HttpResponse<String> answer = new Visitor(port).get("/actuator/health/" + group);
        return answer.statusCode() + " " + answer.body();
    }
}
