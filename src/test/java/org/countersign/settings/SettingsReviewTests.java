package org.countersign.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.env.MockEnvironment;

/** What one start says of all settings. */
class SettingsReviewTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(countersign\\.[^:}]+)");

    @Test
    void whatShipsIsSound() throws IOException {
        var review = review(Map.of());

        assertThat(review.faults()).isEmpty();
        assertThat(review.doubts()).isEmpty();
    }

    @Test
    void oneStartNamesEveryFaultOfEveryRoom() throws IOException {
        var review = review(Map.of(
                "COUNTERSIGN_ACTIVATION_MINIMUM_ACTIVE", "soon",
                "COUNTERSIGN_API_REQUESTS_PER_MINUTE", "0",
                "COUNTERSIGN_API_TRUSTED_PROXIES", "(",
                "COUNTERSIGN_LDAP_URL", "ldap://directory.contoso.example",
                "COUNTERSIGN_MAIL_BURST_LIMIT", "many",
                "COUNTERSIGN_MAIL_FROM", "nobody",
                "COUNTERSIGN_MAIL_SMTP_ENCRYPTION", "ssl",
                "COUNTERSIGN_MAIL_SMTP_READ_TIMEOUT", "PT2M",
                "COUNTERSIGN_SIGN_IN_BASIC", "perhaps",
                "COUNTERSIGN_IDENTITY_PROVIDER_ISSUER", "login contoso"));

        assertThat(review.faults())
                .extracting(SettingFault::setting)
                .contains(
                        "countersign.activation.minimum-active",
                        "countersign.api.requests-per-minute",
                        "countersign.api.trusted-proxies",
                        "countersign.identity-provider.client-id",
                        "countersign.identity-provider.issuer",
                        "countersign.ldap.bind-dn",
                        "countersign.ldap.url",
                        "countersign.ldap.users.base",
                        "countersign.mail.burst.limit",
                        "countersign.mail.from",
                        "countersign.mail.smtp.encryption",
                        "countersign.mail.smtp.read-timeout",
                        "countersign.sign-in.basic")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTERSIGN_MAIL_SMTP_ENCRYPTION, ssl, 'must be one of starttls, tls, none, not \"ssl\"'",
        "COUNTERSIGN_SIGN_IN_SESSION_LIMIT, a day, 'must be a time such as PT5M or 90s, not \"a day\"'",
        "COUNTERSIGN_ENGINE_REST_ENABLED, maybe, 'must be true or false, not \"maybe\"'",
        "COUNTERSIGN_SWEEP_INTERVAL, PT0S, 'must be a millisecond or more, not PT0S'",
        "COUNTERSIGN_DATABASE_ANSWER_TIMEOUT, PT-1S, 'must be PT1S to PT1H, or PT0S for ever, not PT-1S'",
        "COUNTERSIGN_DATABASE_ANSWER_TIMEOUT, PT0.5S, 'must be PT1S to PT1H'",
        "COUNTERSIGN_DATABASE_ANSWER_TIMEOUT, PT61M, 'must be PT1S to PT1H'",
        "COUNTERSIGN_PUBLIC_URL, pim.contoso.example, 'such as https://pim.contoso.example, not \"pim.contoso.example\"'",
        "COUNTERSIGN_PROCESSES_DIR, /no/such/folder, 'must be a folder that is there, not \"/no/such/folder\"'",
        "COUNTERSIGN_MAIL_DIGEST, each Monday, must be a cron expression of six fields",
        "COUNTERSIGN_AUDIT_VERIFICATION, nightly, must be a cron expression of six fields",
        "COUNTERSIGN_AUDIT_CHECKPOINT_SYSLOG, syslog.contoso.example, 'must be of the form tls://syslog.contoso.example:6514'",
        "COUNTERSIGN_AUDIT_CHECKPOINT_WEBHOOK, siem, 'below countersign.webhooks, of the format standard, not \"siem\"'",
        "COUNTERSIGN_AUDIT_CHECKPOINT_FILE, pom.xml/checkpoints.txt, must be a file",
        "COUNTERSIGN_AUDIT_CHECKPOINT_FILE, src, must be a file that",
        "COUNTERSIGN_KEYS_FILE, pom.xml/keys.json, must be a file",
        "COUNTERSIGN_KEYS_FILE, src, must be a file that",
        "SERVER_PORT, 70000, 'must be from 0 to 65535, not 70000'",
        "SERVER_PORT, http, 'must be a number, not \"http\"'",
        "MANAGEMENT_SERVER_PORT, 65536, 'must be from -1 to 65535, not 65536'",
        "MANAGEMENT_SERVER_PORT, metrics, 'must be a number, not \"metrics\"'",
        "SERVER_SERVLET_SESSION_TIMEOUT, 60, 'must be from PT5M to PT24H, not PT1M'",
        "SERVER_SERVLET_SESSION_TIMEOUT, never, 'must be a time such as PT5M or 90s, not \"never\"'",
        "SPRING_DATASOURCE_URL, jdbc:postgres://db.contoso.example/countersign, must be an address such as jdbc:postgresql:",
        "SPRING_DATASOURCE_URL, jdbc:postgresql://db.contoso.example:port/countersign, must be an address such as"
    })
    void aFaultSaysWhatWouldBeRight(String variable, String value, String problem) throws IOException {
        assertThat(review(Map.of(variable, value)).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.variable()).isEqualTo(variable);
            assertThat(fault.problem()).contains(problem);
        });
    }

    @Test
    void theDataFolderHasToBeOneOrBecomeOne() throws IOException {
        assertThat(review(Map.of("COUNTERSIGN_DATA_DIR", "pom.xml/data")).faults())
                .extracting(SettingFault::toString)
                .singleElement()
                .asString()
                .startsWith("countersign.data-dir must be a folder:")
                .contains("pom.xml");
        assertThat(review(Map.of("COUNTERSIGN_DATA_DIR", "target/not/there/yet"))
                        .faults())
                .isEmpty();
    }

    @Test
    void checkpointsGoToAWebhookThatTakesThemAsTheyAre() throws IOException {
        var webhook = Map.<String, Object>of(
                "COUNTERSIGN_AUDIT_CHECKPOINT_WEBHOOK", "siem",
                "COUNTERSIGN_WEBHOOKS_SIEM_URL", "https://siem.contoso.example/",
                "COUNTERSIGN_WEBHOOKS_SIEM_SECRET", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
        assertThat(review(webhook).faults()).isEmpty();

        var chat = new HashMap<>(webhook);
        chat.put("COUNTERSIGN_WEBHOOKS_SIEM_FORMAT", "slack");
        assertThat(review(chat).faults())
                .extracting(SettingFault::setting)
                .containsExactly("countersign.audit.checkpoint-webhook");
    }

    @Test
    void whatIsReadTwiceIsToldOnce() throws IOException {
        assertThat(review(Map.of(
                                "COUNTERSIGN_WEBHOOKS_CHAT_URL", "https://hooks.contoso.example/",
                                "COUNTERSIGN_WEBHOOKS_CHAT_FORMAT", "fax"))
                        .faults())
                .doesNotHaveDuplicates()
                .extracting(SettingFault::setting)
                .contains("countersign.webhooks.chat.format");
    }

    @Test
    void noSecretIsRepeated() throws IOException {
        var review = review(Map.of(
                "COUNTERSIGN_WEBHOOKS_CHAT_URL", "https://user:canary@hooks.contoso.example/canary",
                "COUNTERSIGN_WEBHOOKS_CHAT_SECRET", "canary",
                "COUNTERSIGN_WEBHOOKS_CHAT_KINDS_0_CANARY", "canary",
                "COUNTERSIGN_LDAP_URL", "ldap://directory.contoso.example",
                "COUNTERSIGN_LDAP_BIND_PASSWORD", "canary",
                "SPRING_DATASOURCE_URL", "postgres://countersign:canary@db.contoso.example/countersign"));

        assertThat(review.faults()).hasSizeGreaterThan(3);
        assertThat(Stream.concat(review.faults().stream(), review.doubts().stream())
                        .map(SettingFault::problem))
                .noneMatch(problem -> problem.contains("canary"));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTERSIGN_PUBLIC_ULR, COUNTERSIGN_PUBLIC_URL",
        "COUNTERSIGN_SIGNIN_BASIK, COUNTERSIGN_SIGN_IN_BASIC",
        "COUNTERSIGN_WEBHOOKS_CHAT_SECERT, COUNTERSIGN_WEBHOOKS_*_SECRET"
    })
    void aSlipInTheEnvironmentIsAFault(String name, String meant) throws IOException {
        assertThat(review(Map.of(name, "x")).faults())
                .extracting(SettingFault::toString)
                .contains(name + " is no setting of this release: is " + meant + " meant?");
    }

    @Test
    void whatElseTheEnvironmentHoldsIsDoubtfulAtMost() throws IOException {
        var review = review(Map.of(
                "COUNTERSIGN_BACKUP_BUCKET", "x",
                "COUNTERSIGN_SERVICE_HOST", "10.0.0.1",
                "COUNTERSIGN_SERVICE_PORT_HTTP", "80",
                "COUNTERSIGN_PORT", "tcp://10.0.0.1:80",
                "COUNTERSIGN_PORT_80_TCP_ADDR", "10.0.0.1"));

        assertThat(review.faults()).isEmpty();
        assertThat(review.doubts()).extracting(SettingFault::setting).containsExactly("COUNTERSIGN_BACKUP_BUCKET");
    }

    @Test
    void whateverSpellingSpringTakesIsTaken() throws IOException {
        var review = review(Map.of(
                "COUNTERSIGN_SIGNIN_SESSIONLIMIT", "PT1H",
                "COUNTERSIGN_SIGN_IN_SESSION_LIMIT", "PT1H",
                "COUNTERSIGN_IDENTITY_PROVIDER_SECOND_FACTOR_CLASSES", "gold,silver",
                "COUNTERSIGN_IDENTITYPROVIDER_SECONDFACTORCLASSES_0", "gold",
                "COUNTERSIGN_WEBHOOKS_CHAT_URL", "https://hooks.contoso.example/",
                "COUNTERSIGN_WEBHOOKS_CHAT_FORMAT", "slack"));

        assertThat(review.faults()).isEmpty();
        assertThat(review.doubts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"countersign.mail.form", "countersign.backup.bucket"})
    void whatNothingReadsIsAFaultInAFileAndAmongTheArguments(String name) throws IOException {
        var environment = environment(Map.of());
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", Map.of(name, "x")));

        assertThat(SettingsReview.of(records(), environment).faults())
                .extracting(SettingFault::setting)
                .containsExactly(name);
    }

    @Test
    void eachSettingThatTheCodeReadsByItsNameIsKnown() throws IOException {
        var known = new KnownSettings(Arrays.stream(records().getBeanDefinitionNames())
                .<Class<?>>map(name -> records().getType(name))
                .toList());
        try (var files = Files.walk(Path.of("src/main"))) {
            var read = files.filter(file -> file.toString().matches(".*\\.(java|yaml)"))
                    .flatMap(file -> PLACEHOLDER.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .toList();
            assertThat(read).isNotEmpty().allMatch(known::contains);
        }
    }

    @Test
    void theAnalysisNamesBothWaysToSet() {
        var analysis = new FaultySettingsAnalyzer()
                .analyze(new FaultySettings(List.of(new SettingFault("countersign.sign-in.basic", "must be true"))));

        assertThat(analysis.getDescription())
                .contains("countersign.sign-in.basic must be true", "COUNTERSIGN_SIGN_IN_BASIC");
    }

    private static SettingsReview review(Map<String, Object> variables) throws IOException {
        return SettingsReview.of(records(), environment(variables));
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) throws IOException {
        var environment = new MockEnvironment();
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new YamlPropertySourceLoader()
                .load("ships", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return environment;
    }

    private static DefaultListableBeanFactory records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var beans = new DefaultListableBeanFactory();
        scanner.findCandidateComponents("org.countersign").stream()
                .map(BeanDefinition::getBeanClassName)
                .forEach(name -> beans.registerBeanDefinition(name, new RootBeanDefinition(type(name))));
        return beans;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
