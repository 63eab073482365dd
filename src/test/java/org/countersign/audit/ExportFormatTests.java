package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people typed stays within the line, and the field, that it belongs to. */
class ExportFormatTests {

    private static final String NASTY = "=1+1\n<110>1 | a=b \\ \"quoted\" ] end";

    private final SealedFact fact = new SealedFact(7, "ab12", event());

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anEventIsALine(ExportFormat format) {
        assertThat(format.line(fact).lines()).hasSize(1);
    }

    @Test
    void jsonLinesGiveTheTextBack() throws Exception {
        var line = new ObjectMapper().readTree(ExportFormat.JSONL.line(fact));

        assertThat(line.at("/seq").asLong()).isEqualTo(7);
        assertThat(line.at("/reason").asText()).isEqualTo(NASTY);
        assertThat(line.at("/activity").asText()).isEqualTo("ACTIVATION_GRANTED");
        assertThat(line.at("/details/justification").asText()).isEqualTo(NASTY);
    }

    @Test
    void noCellIsAFormulaAndNoneIsAnothersCell() throws Exception {
        var text = ExportFormat.CSV.head().orElseThrow() + "\r\n" + ExportFormat.CSV.line(fact) + "\r\n";
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            var row = parser.getRecords().get(0);
            assertThat(row.size()).isEqualTo(16);
            assertThat(row.get("reason")).startsWith("'=1+1 <110>").endsWith("] end");
            assertThat(row.get("hash")).isEqualTo("ab12");
        }
    }

    @Test
    void syslogEscapesWhatEndsAValue() {
        assertThat(ExportFormat.SYSLOG.line(fact))
                .startsWith("<110>1 2026-03-04T05:06:07.123456Z - countersign - ACTIVATION_GRANTED [countersign@32473 ")
                .contains("seq=\"7\"", "reason=\"=1+1 <110>1 | a=b \\\\ \\\"quoted\\\" \\] end\"");
    }

    @Test
    void cefEscapesWhatEndsAValue() {
        assertThat(ExportFormat.CEF.line(fact))
                .startsWith("CEF:0|Countersign|Countersign|1|ACTIVATION_GRANTED|")
                .contains("reason=\\=1+1\\n<110>1 | a\\=b \\\\ \"quoted\" ] end")
                .contains("cn1Label=seq cn1=7");
    }

    @Test
    void aFormatThatThereIsNotIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> ExportFormat.of("xml")).hasMessageContaining("jsonl, csv, syslog, cef");
    }

    private static AuditEvent event() {
        return new AuditEvent(
                UUID.randomUUID(),
                Activity.ACTIVATION_GRANTED,
                Instant.parse("2026-03-04T05:06:07.123456Z"),
                Outcome.SUCCESS,
                NASTY,
                UUID.randomUUID(),
                new AuditEvent.Actor(new UserId(UUID.randomUUID()), "Lee", "192.0.2.1"),
                new AuditEvent.Role(new RoleDefinitionId(UUID.randomUUID()), "Global Administrator"),
                new AuditEvent.Target(new UserId(UUID.randomUUID()), "Lee"),
                Map.of("justification", NASTY));
    }
}
