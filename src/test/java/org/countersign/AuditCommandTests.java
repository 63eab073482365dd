package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.countersign.audit.AuditEvents;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.chain.PublishedCheckpoints;
import org.countersign.audit.chain.RestoredBackup;
import org.countersign.audit.chain.Sealer;
import org.countersign.audit.chain.TrailKey;
import org.countersign.testing.ContextOfItsOwn;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit's commands, on a database whose service is stopped, or was never there. */
@Tag(ContextOfItsOwn.TAG)
@ExtendWith(OutputCaptureExtension.class)
class AuditCommandTests {

    @TempDir
    private Path folder;

    private Path checkpoints;

    @BeforeEach
    void threeEventsAreSealedAndSigned() {
        checkpoints = folder.resolve("elsewhere/checkpoints.txt");
        seal(3);
    }

    @Test
    void aSoundTrail(CapturedOutput output) {
        assertThat(audit("verify")).isEqualTo(AuditCommand.SOUND);
        assertThat(audit("verify", "--checkpoint", checkpoints.toString())).isEqualTo(AuditCommand.SOUND);
        assertThat(output).contains("The audit is as it was sealed: 3 events");
    }

    @Test
    void aSoundTrailByItsPublicKeyAlone() throws IOException {
        var key = publicKey();
        Files.delete(folder.resolve("keys.json"));

        assertThat(audit("verify", "--public-key", key)).isEqualTo(AuditCommand.SOUND);
        assertThat(folder.resolve("keys.json")).doesNotExist();
        assertThat(audit("verify")).isEqualTo(AuditCommand.UNKNOWN);
    }

    /** Whatever keeps the log keeps the checkpoints, in lines of text or of JSON, among all else and far from the end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T20:00:00.000Z  INFO 1 --- [countersign] : Audit checkpoint: %s",
                "{\"log.level\":\"INFO\",\"message\":\"Audit checkpoint: %s\",\"ecs.version\":\"8.11\"}",
                "<110>1 2026-11-30T20:00:00Z - countersign - AUDIT_CHECKPOINT [countersign@32473 seq=\"3\"] %s"
            })
    void aCheckpointIsReadAsTheLogHasIt(String line, CapturedOutput output) throws IOException {
        var logged = output.getOut()
                .lines()
                .filter(one -> one.contains("Audit checkpoint: "))
                .map(one -> one.replaceFirst(".*Audit checkpoint: ", ""))
                .findFirst()
                .orElseThrow();
        var log = folder.resolve("countersign.log");
        var other = "Something else happened, with a \"quotation\" in it\n".repeat(2_000);
        var inLine = line.startsWith("{") ? logged.replace("\\", "\\\\") : logged;
        Files.writeString(log, other + line.formatted(inLine) + "\n" + other);

        assertThat(audit("verify", "--checkpoint", log.toString())).isEqualTo(AuditCommand.SOUND);
        sql("delete from audit_event where id in (select event_id from audit_seal where seq > 1)");
        sql("delete from audit_seal where seq > 1", "delete from audit_checkpoint");
        assertThat(audit("verify", "--checkpoint", log.toString())).isEqualTo(AuditCommand.TAMPERED);
    }

    @Test
    void anAddressThatIsNoneIsToldInOneLineAndNotRepeated(CapturedOutput output) {
        var url = "--spring.datasource.url=jdbc:postgres://db.contoso.example/countersign?password=canary";

        assertThat(AuditCommand.run(new String[] {"audit", "verify", url})).isEqualTo(AuditCommand.UNKNOWN);

        assertThat(output.getErr().strip())
                .hasLineCount(1)
                .startsWith("Failed: spring.datasource.url must be an address such as jdbc:postgresql:")
                .doesNotContain("canary");
    }

    @Test
    void whileTheServiceHasTheEmbeddedDatabaseOneLineSaysSo(CapturedOutput output) throws IOException {
        var before = output.getOut().length();
        try (var database = FileChannel.open(folder.resolve("countersign.mv.db"), StandardOpenOption.WRITE);
                var lock = database.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(audit("verify")).isEqualTo(AuditCommand.UNKNOWN);
        }

        assertThat(output.getErr().strip())
                .hasLineCount(1)
                .startsWith("Failed: The database is in use by another process: most likely the service runs already.");
        assertThat(output.getOut().substring(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "key", "accept-restore"})
    void whereThereIsNoDatabaseNoneIsMadeAndOneLineSaysSo(String command, CapturedOutput output) {
        var elsewhere = folder.resolve("misspelt");

        assertThat(AuditCommand.run(new String[] {
                    "audit",
                    command,
                    "--countersign.data-dir=" + elsewhere,
                    "--spring.datasource.url=jdbc:h2:file:" + elsewhere.resolve("countersign")
                }))
                .isEqualTo(AuditCommand.UNKNOWN);

        assertThat(output.getErr().strip()).hasLineCount(1).startsWith("Failed: The database is not there");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void anEditedEventIsNamed(CapturedOutput output) {
        sql("update audit_event set reason = 'Nothing happened' where reason = 'Reason 1'");

        assertThat(audit("verify")).isEqualTo(AuditCommand.TAMPERED);
        assertThat(output).containsPattern("TAMPERED: Event [0-9a-f-]{36} \\(seal 2\\) was edited");
    }

    @Test
    void anEndThatIsCutOffShowsByTheCheckpointOfElsewhere() {
        seal(1);
        sql(
                "delete from audit_event where id in (select event_id from audit_seal where seq = 4)",
                "delete from audit_seal where seq = 4",
                "delete from audit_checkpoint where seq = 4");

        assertThat(audit("verify")).isEqualTo(AuditCommand.SOUND);
        assertThat(audit("verify", "--checkpoint=" + checkpoints)).isEqualTo(AuditCommand.TAMPERED);
    }

    @Test
    void aRestoredBackupStartsOnlyOnceTheLossIsAFactOfTheTrail() throws IOException {
        var database = folder.resolve("countersign.mv.db");
        var backup = Files.readAllBytes(database);
        seal(1);
        Files.write(database, backup);

        assertThatThrownBy(() -> start().close()).isInstanceOf(RestoredBackup.class);
        assertThat(audit("accept-restore")).isEqualTo(AuditCommand.SOUND);

        assertThat(activities()).endsWith("AUDIT_RESTORE_ACCEPTED").hasSize(4);
        assertThat(audit("verify", "--checkpoint", checkpoints.toString())).isEqualTo(AuditCommand.SOUND);
    }

    @Test
    void whereNothingIsLostNothingIsAccepted() {
        assertThat(audit("accept-restore")).isEqualTo(AuditCommand.SOUND);

        assertThat(activities()).hasSize(3);
    }

    @Test
    void aCrashWhileTheFileWasWrittenCostsOneCheckpoint() throws IOException {
        Files.writeString(checkpoints, "\ncountersign-audit-", StandardOpenOption.APPEND);
        seal(1);

        assertThat(audit("verify", "--checkpoint", checkpoints.toString())).isEqualTo(AuditCommand.SOUND);
        assertThat(Files.readString(checkpoints)).contains("countersign-audit-\ncountersign-audit-");
    }

    @Test
    void whatCannotBeVerifiedIsNotSound() {
        assertThat(audit("verify", "--checkpoint", folder.resolve("none").toString()))
                .isEqualTo(AuditCommand.UNKNOWN);
        assertThat(audit("verify", "--checkpoint")).isEqualTo(AuditCommand.UNKNOWN);
        assertThat(audit("verify", "--chekpoint=" + checkpoints)).isEqualTo(AuditCommand.UNKNOWN);
        assertThat(audit("verify", "--public-key", "none")).isEqualTo(AuditCommand.UNKNOWN);
        assertThat(audit("prove")).isEqualTo(AuditCommand.UNKNOWN);
    }

    @Test
    void theTrailIsHandedOutAndThatIsAFactOfIt() throws IOException {
        var file = folder.resolve("audit.jsonl");

        assertThat(audit("export", "--format", "jsonl", "--output", file.toString()))
                .isEqualTo(AuditCommand.SOUND);
        assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.contains("ACTIVATION_GRANTED"));
        assertThat(audit("export", "--format", "jsonl", "--output", file.toString()))
                .as("no file is written over")
                .isEqualTo(AuditCommand.UNKNOWN);

        var later = folder.resolve("later.csv");
        assertThat(audit("export", "--format=csv", "--output=" + later, "--from=2026-03-05T00:00:00Z"))
                .isEqualTo(AuditCommand.SOUND);
        assertThat(Files.readAllLines(later)).hasSize(1);
        assertThat(audit("export", "--format", "xml", "--output", later + "x")).isEqualTo(AuditCommand.UNKNOWN);
        assertThat(facts()).containsExactly("AUDIT_EXPORTED", "AUDIT_EXPORTED");
    }

    @Test
    void whatIsArchivedVerifiesWithoutTheDatabase(CapturedOutput output) throws IOException {
        var segment = folder.resolve("archive/spring.jsonl");
        var key = publicKey();

        assertThat(audit("archive", "--until", "2026-04-01T00:00:00Z", "--output", segment.toString()))
                .isEqualTo(AuditCommand.SOUND);

        assertThat(output).contains("Events 1 to 3 are in " + segment);
        assertThat(facts()).containsExactly("AUDIT_ARCHIVED");
        assertThat(audit("verify", "--checkpoint", checkpoints.toString())).isEqualTo(AuditCommand.SOUND);
        assertThat(audit("archive", "--until", "2026-04-01T00:00:00Z", "--output", segment + "2"))
                .as("nothing is left")
                .isEqualTo(AuditCommand.SOUND);
        Files.delete(folder.resolve("countersign.mv.db"));
        assertThat(audit("verify", "--segment", segment.toString(), "--public-key", key))
                .isEqualTo(AuditCommand.SOUND);
        Files.writeString(segment, Files.readString(segment).replace("Reason 1", "Reason 7"));
        assertThat(audit("verify", "--segment", segment.toString(), "--public-key", key))
                .isEqualTo(AuditCommand.TAMPERED);
        assertThat(audit("archive", "--until", "tomorrow", "--output", segment + "3"))
                .isEqualTo(AuditCommand.UNKNOWN);
    }

    private List<String> facts() {
        try (var context = start()) {
            return context.getBean(DSLContext.class)
                    .fetch("select activity from audit_event join audit_pending on event_id = id order by place")
                    .getValues(0, String.class);
        }
    }

    private void seal(int count) {
        try (var context = start()) {
            var transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            new AuditEvents(context.getBean(AuditTrail.class), transactions).write(count);
            context.getBean(Sealer.class).sealSome();
            context.getBean(PublishedCheckpoints.class).publish();
        }
    }

    private void sql(String... statements) {
        try (var context = start()) {
            for (var statement : statements) {
                context.getBean(DSLContext.class).execute(statement);
            }
        }
    }

    private List<String> activities() {
        try (var context = start()) {
            return context.getBean(DSLContext.class)
                    .fetch("select activity from audit_event join audit_seal on event_id = id order by seq")
                    .getValues(0, String.class);
        }
    }

    private String publicKey() {
        try (var context = start()) {
            return context.getBean(TrailKey.class).publicKey().orElseThrow().text();
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(AuditStoreTest.Store.class)
                .web(WebApplicationType.NONE)
                .run(settings().toArray(String[]::new));
    }

    private int audit(String... words) {
        var arguments = new ArrayList<>(List.of("audit"));
        arguments.addAll(List.of(words));
        arguments.addAll(settings());
        return AuditCommand.run(arguments.toArray(String[]::new));
    }

    private List<String> settings() {
        return List.of(
                "--countersign.data-dir=" + folder,
                "--countersign.audit.checkpoint-file=" + checkpoints,
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("countersign"));
    }
}
