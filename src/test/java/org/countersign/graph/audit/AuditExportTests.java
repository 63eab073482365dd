package org.countersign.graph.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.CountersignTest;
import org.countersign.audit.chain.Sealer;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

/** The sealed trail over REST: for auditors, and not without trace. */
@CountersignTest
class AuditExportTests {

    private static final String EXPORT = "/v1.0/auditLogs/directoryAudits/export";
    private static final String TRAIL = "/v1.0/auditLogs/trail";

    @Autowired
    private Scene scene;

    @Autowired
    private Sealer sealer;

    @Autowired
    private TransactionOperations transactions;

    @LocalServerPort
    private int port;

    private User lee;
    private ApiClient auditor;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        var ann = scene.person("Ann");
        scene.standing(ann, RoleDefinition.REPORTS_READER);
        auditor = new ApiClient(port, ann);
        scene.eligible(lee, scene.plainRole());
        auditor.get("/v1.0/me");
        sealAll();
    }

    @ParameterizedTest
    @CsvSource({
        "jsonl, application/x-ndjson",
        "csv, text/csv",
        "syslog, text/plain",
        "cef, text/plain",
        "ocsf, application/x-ndjson"
    })
    void anAuditorGetsWhatIsSealedAsAFile(String format, String mediaType) {
        var answer = auditor.get(EXPORT + "?fileFormat=" + format);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(mediaType);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit." + format + "\"");
        assertThat(answer.body()).contains("Lee");
    }

    @Test
    void thatHeDidIsAFactOfTheTrail() {
        auditor.get(EXPORT + "?until=2026-01-01T00:00:00Z");
        sealAll();

        assertThat(auditor.get(EXPORT).body().lines().filter(line -> line.contains("AUDIT_EXPORTED")))
                .last()
                .asString()
                .contains("\"Ann\"")
                .contains("2026-01-01T00:00:00Z");
    }

    @Test
    void aSpanOfTimeIsExportedAlone() {
        assertThat(auditor.get(EXPORT + "?until=1999-01-01T00:00:00Z").body()).isEmpty();
        assertThat(auditor.get(EXPORT + "?from=2999-01-01T00:00:00Z").body()).isEmpty();
    }

    @Test
    void heGetsWhatTheTrailIsVerifiedWith() {
        var trail = auditor.get(TRAIL).json();

        assertThat(trail.at("/publicKey").asText()).startsWith("countersign-audit-");
        assertThat(trail.at("/checkpoint").asText()).contains("\n\n\u2014 countersign-audit-");
    }

    @Test
    void nobodyElseGetsEither() {
        var anybody = new ApiClient(port, lee);

        assertThat(anybody.get(EXPORT).status()).isEqualTo(403);
        assertThat(anybody.get(TRAIL).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?fileFormat=xml", "?from=yesterday", "?until=2026-01-01"})
    void whatCannotBeMeantIsTold(String query) {
        assertThat(auditor.get(EXPORT + query).status()).isEqualTo(400);
    }

    @Test
    void aScriptsFirstRequestInAnHourIsASignIn() {
        auditor.get("/v1.0/me");
        auditor.get("/v1.0/me");

        var signIns = auditor.get("/v1.0/auditLogs/directoryAudits?$filter=category%20eq%20'Authentication'&$top=999")
                .json()
                .at("/value");
        var own = 0;
        for (var signIn : signIns) {
            if (signIn.toString().contains("HTTP Basic") && signIn.toString().contains("\"Ann\"")) {
                own++;
            }
        }
        assertThat(own).isPositive();
        assertThat(signIns).allMatch(signIn -> signIn.at("/category").asText().equals("Authentication"));
    }

    private void sealAll() {
        while (Boolean.TRUE.equals(transactions.execute(transaction -> sealer.sealSome()))) {
            // It seals some at a time.
        }
    }
}
