package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.MailServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The command, on an installation whose service is stopped, runs, or was never there. */
@Tag(ContextOfItsOwn.TAG)
@ExtendWith(OutputCaptureExtension.class)
class DoctorCommandTests {

    private static final int WARNINGS = 1;
    private static final int FAULTS = 2;

    @TempDir
    private Path folder;

    @Test
    void beforeTheFirstStartNothingIsMade(CapturedOutput output) throws IOException {
        assertThat(doctor()).isEqualTo(WARNINGS);

        assertThat(output)
                .contains("There is no embedded database yet", "The keys are not there", "No mail server is named")
                .contains("There are warnings");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDataFolderThatIsNotThereIsNotMade(CapturedOutput output) {
        var there = folder;
        folder = there.resolve("some/data");

        assertThat(doctor()).isEqualTo(WARNINGS);

        assertThat(output).contains("The data folder " + folder + " is not there");
        assertThat(there).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"rwx------, false", "rwxr-x---, true", "rwx-----x, true"})
    void aDataFolderIsItsOwnersAlone(String mode, boolean warned, CapturedOutput output) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));

        assertThat(doctor()).isEqualTo(WARNINGS);

        assertThat(output.getAll().contains("chmod 700 " + folder)).isEqualTo(warned);
    }

    @Test
    void anEmbeddedDatabaseInUseIsLeftAlone(CapturedOutput output) throws Exception {
        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("countersign"), "sa", "")
                .close();
        try (var file = FileChannel.open(folder.resolve("countersign.mv.db"), StandardOpenOption.WRITE);
                var lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(doctor()).isEqualTo(WARNINGS);
        }

        assertThat(output).contains("The embedded database is in use").doesNotContain("Nobody is here yet");
    }

    @Test
    void aStoppedEmbeddedDatabaseIsReadAndNotChanged(CapturedOutput output) throws Exception {
        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("countersign"), "sa", "")
                .close();
        var file = folder.resolve("countersign.mv.db");
        var before = Files.readAllBytes(file);

        assertThat(doctor()).isEqualTo(WARNINGS);

        assertThat(output).contains("H2 2.", "answers", "The database is empty").doesNotContain("could not look");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAFaultAndTheOthersLookOn(CapturedOutput output) throws IOException {
        assertThat(doctor("--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + freePort() + "/countersign"))
                .isEqualTo(FAULTS);

        assertThat(output).contains("The database cannot be asked", "There are no webhooks", "There are faults");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgres://localhost/countersign?password=canary",
                "jdbc:postgresql://localhost:port/countersign?password=canary"
            })
    void anAddressThatIsNoneIsAFaultAndTheOthersLookOn(String address, CapturedOutput output) {
        assertThat(doctor("--spring.datasource.url=" + address)).isEqualTo(FAULTS);

        assertThat(output)
                .contains("spring.datasource.url must be an address such as jdbc:postgresql:")
                .contains("SPRING_DATASOURCE_URL", "There are no webhooks", "There are faults")
                .doesNotContain("canary");
    }

    @Test
    void aDatabaseIsNotMadeHoweverItsFileIsNamed(CapturedOutput output) throws IOException {
        assertThat(doctor("--spring.datasource.url=jdbc:h2:" + folder.resolve("elsewhere")))
                .isEqualTo(WARNINGS);

        assertThat(output).contains("There is no embedded database yet");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void faultySettingsAreNamedAllAtOnceAndHideNothingElse(CapturedOutput output) {
        assertThat(doctor(
                        "--countersign.ldap.url=ldap://directory.contoso.example",
                        "--countersign.mail.smtp.encryption=ssl",
                        "--countersign.database.answer-timeout=30sec",
                        "--countersign.audit.checkpoint-syslog=syslog.contoso.example",
                        "--countersign.audit.checkpoint-webhook=siem",
                        "--countersign.keys.file=pom.xml/keys.json",
                        "--server.servlet.session.timeout=1m",
                        "--management.server.port=99999",
                        "--countersign.public-url=http://pim.contoso.example"))
                .isEqualTo(FAULTS);

        assertThat(output)
                .contains("countersign.ldap.url must be", "countersign.mail.smtp.encryption must be")
                .contains("countersign.database.answer-timeout")
                .contains("countersign.audit.checkpoint-syslog must be", "countersign.audit.checkpoint-webhook must be")
                .contains("countersign.keys.file must be", "server.servlet.session.timeout must be")
                .contains("management.server.port must be")
                .contains("The public address is not encrypted", "No identity provider is named");
    }

    @ParameterizedTest
    @CsvSource({
        "--countersign.mail.from=countersign@contoso.example, true",
        "--countersign.api.trusted-proxies=10\\.0\\.0\\.7, false",
        "--server.ssl.bundle=countersign, false",
        "--server.ssl.enabled=false, true",
    })
    void whoeverEncryptsForTheServiceIsToBeTrusted(String besides, boolean warned, CapturedOutput output) {
        assertThat(doctor("--countersign.public-url=https://pim.contoso.example", besides))
                .isEqualTo(WARNINGS);

        assertThat(output.getAll().contains("No proxy is trusted")).isEqualTo(warned);
    }

    @Test
    void whatAnswersIsWell(CapturedOutput output) throws IOException {
        try (var mails = new MailServer();
                var provider = new Provider()) {
            var settings = new ArrayList<>(mails.arguments());
            settings.add("--countersign.identity-provider.issuer=" + provider.issuer());
            settings.add("--countersign.identity-provider.client-id=countersign");
            settings.add("--countersign.webhooks.ops.url=http://127.0.0.1:1/");
            settings.add("--countersign.webhooks.ops.format=slack");
            settings.add("--countersign.webhooks.ops.internal=true");
            settings.add("--countersign.webhooks.chat.url=https://127.0.0.1/");
            settings.add("--countersign.webhooks.chat.format=slack");
            doctor(settings.toArray(String[]::new));

            assertThat(output)
                    .contains("The mail server 127.0.0.1 answers", "Mails go to 127.0.0.1 without encryption")
                    .contains("The identity provider " + provider.issuer() + " answers")
                    .contains("The host of the webhook ops has an address")
                    .contains("The webhook chat goes nowhere");
            assertThat(mails.messageIds()).isEmpty();
        }
    }

    @Test
    void whatDoesNotAnswerIsAFault(CapturedOutput output) throws IOException {
        var port = freePort();
        assertThat(doctor(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + port,
                        "--countersign.identity-provider.issuer=http://localhost:" + port,
                        "--countersign.identity-provider.client-id=countersign",
                        "--countersign.ldap.url=ldap://127.0.0.1:" + port,
                        "--countersign.ldap.bind-dn=cn=reader",
                        "--countersign.ldap.bind-password=canary",
                        "--countersign.ldap.users.base=ou=people"))
                .isEqualTo(FAULTS);

        assertThat(output)
                .contains("The mail server 127.0.0.1 cannot be used", "cannot be read: connect error")
                .contains("The identity provider http://localhost:" + port + " cannot be used")
                .doesNotContain("canary");
    }

    @Test
    void aMailServerThatCannotEncryptIsAFault(CapturedOutput output) {
        try (var mails = new MailServer()) {
            var settings = new ArrayList<>(mails.arguments());
            settings.set(0, "--countersign.mail.smtp.encryption=starttls");
            assertThat(doctor(settings.toArray(String[]::new))).isEqualTo(FAULTS);
        }

        assertThat(output).contains("The mail server 127.0.0.1 cannot be used: ", "STARTTLS");
    }

    @Test
    void programsReadTheSame(CapturedOutput output) throws IOException {
        doctor("--json");

        var report = new ObjectMapper().readTree(output.getOut());
        assertThat(report.isArray()).isTrue();
        assertThat(report.findValuesAsText("level")).contains("OK", "WARN");
        assertThat(report.findValuesAsText("area")).contains("settings", "keys", "mail");
    }

    private int doctor(String... settings) {
        var arguments = new ArrayList<>(List.of("doctor", "--countersign.data-dir=" + folder));
        arguments.addAll(List.of(settings));
        return DoctorCommand.run(arguments.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Tells about itself, and nothing else. */
    private static final class Provider implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Provider() throws IOException {
            server.createContext("/", exchange -> {
                var document =
                        """
                        {"issuer": "%1$s", "authorization_endpoint": "%1$s/a", "token_endpoint": "%1$s/t",
                         "jwks_uri": "%1$s/k", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                         "id_token_signing_alg_values_supported": ["RS256"]}"""
                                .formatted(issuer())
                                .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, document.length);
                exchange.getResponseBody().write(document);
                exchange.close();
            });
            server.start();
        }

        String issuer() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
