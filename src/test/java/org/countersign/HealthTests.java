package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.countersign.metrics.Measured;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Scene;
import org.countersign.testing.Servers;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * What those are told who ask whether the service lives, whether to send it work, what it measures, and for whatever it is
 * there, while its database goes away.
 */
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

    @Autowired
    private Scene scene;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private List<Measured> rooms;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> DATABASE.getJdbcUrl("postgres", "postgres"));
    }

    @Test
    void withoutItsDatabaseTheServiceLivesAndIsNotReady() throws IOException {
        assertThat(health("liveness")).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(health("readiness")).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(figures()).hasSizeGreaterThan(10).doesNotContain(Double.NaN);
        var lee = scene.person("Lee");

        DATABASE.close();

        assertThat(health("readiness")).isEqualTo("503 {\"status\":\"DOWN\"}");
        assertThat(health("liveness")).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(new Visitor(port).getAs(lee, "whatever", "/v1.0/me")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"ServiceUnavailable\"", "\"date\":null");
        });
        Awaitility.await().untilAsserted(() -> assertThat(figures()).containsOnly(Double.NaN));
    }

    /** What only the database tells. */
    private Stream<Double> figures() {
        return rooms.stream()
                .flatMap(room -> room.figures().stream())
                .map(figure ->
                        metrics.get(figure.name()).tags(figure.tags()).gauge().value());
    }

    private String health(String group) {
        HttpResponse<String> answer = new Visitor(port).get("/actuator/health/" + group);
        return answer.statusCode() + " " + answer.body();
    }
}
