package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.junit.jupiter.api.Tag;

/**
 * Whatever people typed, an event is one line, which whoever reads the format takes for that one event and for nothing
 * that they wrote into it.
 */
@Tag("fuzz")
class ExportFuzzTests {

    private static final UUID ID = new UUID(1, 2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** RFC 5424: what stands within quotes has its quotes, brackets and backslashes escaped. */
    private static final Pattern SYSLOG = Pattern.compile("<1(10|08)>1 \\S+ - countersign - \\S+ "
            + "\\[countersign@32473( [a-z]+=\"([^\"\\\\\\]]|\\\\[\"\\\\\\]])*+\")+\\] [^\\p{Cc}]+");

    /** Values end where a blank, a key and an equals sign follow; within them that sign is escaped. */
    private static final Pattern CEF_KEY = Pattern.compile("(?:^| )([A-Za-z0-9]+)(?<!\\\\)=");

    @FuzzTest(maxDuration = "5m")
    void anEventIsOneLineAndNobodyWritesAnother(FuzzedDataProvider data) throws IOException {
        var typed = data.consumeRemainingAsString();
        var fact = new SealedFact(7, "ab12", event(typed));

        for (var format : ExportFormat.values()) {
            assertThat(format.line(fact)).isNotEmpty().doesNotContain("\n", "\r");
        }
        var json = JSON.readTree(ExportFormat.JSONL.line(fact));
        assertThat(json.at("/actor/name").asText()).isEqualTo(typed);
        assertThat(json.at("/reason").asText()).isEqualTo(typed);
        assertThat(JSON.readTree(ExportFormat.OCSF.line(fact)).isObject()).isTrue();
        assertThat(ExportFormat.SYSLOG.line(fact)).matches(SYSLOG);
        csv(ExportFormat.CSV.line(fact));
        cef(ExportFormat.CEF.line(fact));
    }

    private static void csv(String line) throws IOException {
        try (var rows = CSVFormat.RFC4180.parse(new StringReader(line))) {
            assertThat(rows.getRecords()).singleElement().satisfies(row -> {
                assertThat(row.size()).isEqualTo(CsvLines.HEAD.split(",").length);
                assertThat(row.get(0)).isEqualTo("7");
                assertThat(row.get(15)).isEqualTo("ab12");
                assertThat(row).noneMatch(cell -> cell.startsWith("=") || cell.startsWith("+") || cell.startsWith("@"));
            });
        }
    }

    private static void cef(String line) {
        assertThat(line).startsWith("CEF:0|Countersign|Countersign|1|ACTIVATION_GRANTED|");
        var extension = line.substring(line.indexOf("rt="));
        assertThat(CEF_KEY.matcher(extension).results().map(key -> key.group(1)))
                .doesNotHaveDuplicates()
                .isSubsetOf(
                        "rt",
                        "externalId",
                        "outcome",
                        "suser",
                        "src",
                        "duser",
                        "cs1Label",
                        "cs1",
                        "cs2Label",
                        "cs2",
                        "cs3Label",
                        "cs3",
                        "cn1Label",
                        "cn1",
                        "reason",
                        "msg");
    }

    private static AuditEvent event(String typed) {
        return new AuditEvent(
                ID,
                Activity.ACTIVATION_GRANTED,
                Instant.EPOCH,
                Outcome.SUCCESS,
                typed,
                ID,
                new AuditEvent.Actor(new UserId(ID), typed, typed),
                new AuditEvent.Role(new RoleDefinitionId(ID), typed),
                new AuditEvent.Target(new UserId(ID), typed),
                typed.isEmpty() ? Map.of() : Map.of("justification", typed));
    }
}
