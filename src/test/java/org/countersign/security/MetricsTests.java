package org.countersign.security;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.countersign.CountersignTest;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The metrics, at a port of their own. */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@TestPropertySource(
        properties = {
            "management.server.port=0",
            "management.prometheus.metrics.export.enabled=true",
            "spring.datasource.url=jdbc:h2:mem:metrics;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/metrics",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=metrics"
        })
class MetricsTests {

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private Scene scene;

    @Test
    void whatHappensIsCountedAndWhatWaitsIsMeasured() {
        var lee = scene.person("Lee");
        var visitor = new Visitor(port);
        var before = metric("countersign_proofs_failed_total{factor=\"password\"}");
        visitor.signIn(lee.mailNickname(), "wrong");
        visitor.signIn(lee);
        visitor.submit("/step-up", Map.of("code", "000000"));

        assertThat(metric("countersign_proofs_failed_total{factor=\"password\"}"))
                .isEqualTo(before + 1);
        assertThat(metric("countersign_proofs_failed_total{factor=\"second-factor\"}"))
                .isPositive();
        assertThat(metric("countersign_sessions_total")).isPositive();
        assertThat(metric("countersign_audit_unsealed")).isPositive();
        assertThat(metric("countersign_audit_unsealed_oldest_seconds")).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "countersign_requests_pending",
                "countersign_requests_pending_oldest_seconds",
                "countersign_requests_decided_seconds_count{verdict=\"approve\"}",
                "countersign_requests_decided_seconds_count{verdict=\"deny\"}",
                "countersign_roles_active{type=\"activated\"}",
                "countersign_roles_active{type=\"assigned\"}",
                "countersign_roles_ended_oldest_seconds",
                "countersign_mails_waiting",
                "countersign_mails_waiting_oldest_seconds",
                "countersign_mails_given_up",
                "countersign_engine_incidents",
                "countersign_engine_jobs_failed",
                "countersign_clock_skew_seconds"
            })
    void eachIsThere(String name) {
        assertThat(metric(name)).isNotNaN();
    }

    @Test
    void eachOfTheDashboardIsThere() throws IOException {
        var dashboard = new ObjectMapper()
                .readTree(Path.of("docker/grafana/countersign.json").toFile());
        new Visitor(port).get("/sign-in");

        assertThat(dashboard.findValuesAsText("expr"))
                .isNotEmpty()
                .allSatisfy(
                        expression -> assertThat(names(expression)).isNotEmpty().isSubsetOf(exported()));
    }

    /** The metrics of an expression of PromQL: what is neither a function nor in brackets after one. */
    private static Set<String> names(String expression) {
        var bare = expression.replaceAll("\\{[^}]*}|\\[[^]]*]|by \\([^)]*\\)", "");
        return Pattern.compile("[a-z_]+\\b(?!\\()")
                .matcher(bare)
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }

    private Set<String> exported() {
        return new Visitor(managementPort)
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(toSet());
    }

    @Test
    void atThePortOfPeopleThereAreNone() {
        var visitor = new Visitor(port).signIn(scene.person("Lee"));

        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(new Visitor(port).get("/actuator/prometheus").statusCode()).isNotEqualTo(200);
    }

    @Test
    void atTheirPortThereIsNothingElse() {
        var stranger = new Visitor(managementPort);

        assertThat(stranger.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(stranger.get("/actuator/env").statusCode()).isNotEqualTo(200);
        assertThat(stranger.get("/v1.0/users").statusCode()).isNotEqualTo(200);
    }

    private double metric(String name) {
        return new Visitor(managementPort)
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name));
    }
}
