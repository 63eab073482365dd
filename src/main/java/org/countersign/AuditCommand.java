package org.countersign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.audit.AcceptedRestores;
import org.countersign.audit.AuditArchive;
import org.countersign.audit.AuditExport;
import org.countersign.audit.AuditStore;
import org.countersign.audit.ExportFormat;
import org.countersign.audit.chain.ChainVerifier;
import org.countersign.audit.chain.PublicKeyOfTrail;
import org.countersign.audit.chain.SegmentReader;
import org.countersign.audit.chain.SignedCheckpoint;
import org.countersign.audit.chain.TamperedTrail;
import org.countersign.audit.chain.TrailKey;
import org.countersign.keys.OwnerOnlyFile;
import org.countersign.settings.DatabaseSettings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar countersign.jar audit …}: verifies the audit, hands it out, prints its public key, or goes on with a
 * restored backup, without starting the service. It takes the settings that the service takes.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JooqAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ConfigurationPropertiesScan({
    "org.countersign.keys",
    "org.countersign.audit.chain",
    "org.countersign.notification.webhook"
})
@ComponentScan(
        basePackages = {"org.countersign.keys", "org.countersign.time", "org.countersign.audit.chain"},
        // What the service does at its start, such as refusing it, or sealing secrets anew.
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SmartInitializingSingleton.class))
@Import({StoreConfiguration.class, AuditStore.class})
class AuditCommand {

    static final String NAME = "audit";

    /** The trail is what was sealed. */
    static final int SOUND = 0;

    /** It is not. */
    static final int TAMPERED = 1;

    /** Nobody knows. */
    static final int UNKNOWN = 2;

    private static final String CHECKPOINT = "--checkpoint";
    private static final String PUBLIC_KEY = "--public-key";
    private static final String FORMAT = "--format";
    private static final String OUTPUT = "--output";
    private static final String FROM = "--from";
    private static final String UNTIL = "--until";
    private static final String SEGMENT = "--segment";
    private static final Set<String> OPTIONS = Set.of(CHECKPOINT, PUBLIC_KEY, SEGMENT, FORMAT, OUTPUT, FROM, UNTIL);

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private static final String USAGE =
            """
            Usage: java -jar countersign.jar audit verify [--checkpoint FILE] [--public-key KEY]
                   java -jar countersign.jar audit verify --segment FILE [--checkpoint FILE] [--public-key KEY]
                   java -jar countersign.jar audit archive --until TIME --output FILE
                   java -jar countersign.jar audit export --format jsonl|csv|syslog|cef|ocsf --output FILE
                                                          [--from TIME] [--until TIME]
                   java -jar countersign.jar audit key
                   java -jar countersign.jar audit accept-restore""";

    /** Verifying changes nothing, not even the tables' shape. A backup may be of an older release. */
    @ImportAutoConfiguration(FlywayAutoConfiguration.class)
    private static final class Migrated {}

    private AuditCommand() {}

    /**
     * Runs the command that comes after {@value #NAME}.
     *
     * @return the exit code: {@link #SOUND}, {@link #TAMPERED} or {@link #UNKNOWN}
     */
    static int run(String[] arguments) {
        try {
            return switch (arguments.length < 2 ? "" : arguments[1]) {
                case "verify" -> verify(arguments);
                case "key" -> key(arguments);
                case "accept-restore" -> acceptRestore(arguments);
                case "export" -> export(arguments);
                case "archive" -> archive(arguments);
                default -> usage();
            };
        } catch (TamperedTrail e) {
            System.out.println("TAMPERED: " + e.getMessage());
            return TAMPERED;
        } catch (RuntimeException e) {
            CommandFailure.tell(e);
            return UNKNOWN;
        }
    }

    private static int verify(String[] arguments) {
        requireKnownOptions(arguments);
        var witness = option(arguments, CHECKPOINT).map(AuditCommand::read);
        var segment = option(arguments, SEGMENT).map(Path::of);
        return segment.isPresent()
                ? verifySegment(segment.get(), witness, arguments)
                : verifyDatabase(witness, arguments);
    }

    private static int verifyDatabase(Optional<SignedCheckpoint> witness, String[] arguments) {
        try (var context = start(arguments, AuditCommand.class)) {
            var key = option(arguments, PUBLIC_KEY).map(PublicKeyOfTrail::parse).orElseGet(() -> keyOf(context));
            var seals = context.getBean(ChainVerifier.class).verify(key, witness);
            System.out.println("The audit is as it was sealed: " + seals + " events, by the key " + key.text());
            return SOUND;
        }
    }

    /** Whoever gives the public key needs no database. */
    private static int verifySegment(Path file, Optional<SignedCheckpoint> witness, String[] arguments) {
        var key = option(arguments, PUBLIC_KEY).map(PublicKeyOfTrail::parse).orElseGet(() -> {
            try (var context = start(arguments, AuditCommand.class)) {
                return keyOf(context);
            }
        });
        try {
            var segment = SegmentReader.verify(file, key, witness);
            System.out.println(
                    "Events " + segment.first() + " to " + segment.last() + " are as they were sealed, by the key "
                            + key.text() + "\nBefore them the chain had the hash " + segment.before());
            return SOUND;
        } catch (IOException e) {
            throw new UncheckedIOException("The segment cannot be read: " + e.getMessage(), e);
        }
    }

    private static int archive(String[] arguments) {
        requireKnownOptions(arguments);
        var until = Instant.parse(required(arguments, UNTIL));
        var file = Path.of(required(arguments, OUTPUT));
        try (var context = start(arguments, AuditCommand.class)) {
            var segment = context.getBean(AuditArchive.class).archive(until, file, System.getProperty("user.name"));
            System.out.println(segment.map(one -> "Events " + one.first() + " to " + one.last() + " are in " + file
                            + ", and no longer in the database. Keep the file: nothing else has them")
                    .orElse("There is nothing to archive: no checkpoint lies before " + until));
            return SOUND;
        } catch (IOException e) {
            throw new UncheckedIOException("The file has to be a new one: " + e.getMessage(), e);
        }
    }

    private static SignedCheckpoint read(String file) {
        return SignedCheckpoint.lastIn(Path.of(file))
                .orElseThrow(() -> new IllegalArgumentException(file + " holds no checkpoint"));
    }

    private static int key(String[] arguments) {
        try (var context = start(arguments, AuditCommand.class)) {
            System.out.println(keyOf(context).text());
            return SOUND;
        }
    }

    /** Needs the file of the keys: the database's word for its public key is worth nothing. */
    private static PublicKeyOfTrail keyOf(ApplicationContext context) {
        return context.getBean(TrailKey.class)
                .publicKey()
                .orElseThrow(() -> new IllegalStateException("Nothing was sealed in this database yet"));
    }

    private static int acceptRestore(String[] arguments) {
        try (var context = start(arguments, AuditCommand.class, Migrated.class)) {
            var lost = context.getBean(AcceptedRestores.class).accept(System.getProperty("user.name"));
            System.out.println(lost.map(checkpoint -> "The audit goes on without the checkpoint\n" + checkpoint.text())
                    .orElse("There is nothing to accept: the audit holds the newest checkpoint of the file"));
            return SOUND;
        }
    }

    /** To a file that was not there before, for the owner alone: other lines go to the output, and it holds names. */
    private static int export(String[] arguments) {
        requireKnownOptions(arguments);
        var format = ExportFormat.of(required(arguments, FORMAT));
        var from = option(arguments, FROM).map(Instant::parse).orElse(Instant.EPOCH);
        var until = option(arguments, UNTIL).map(Instant::parse).orElse(END_OF_TIME);
        var file = Path.of(required(arguments, OUTPUT));
        try (var context = start(arguments, AuditCommand.class);
                var out = newFile(file)) {
            var count =
                    context.getBean(AuditExport.class).write(format, from, until, System.getProperty("user.name"), out);
            if (out.checkError()) {
                throw new IllegalStateException(file + " could not be written");
            }
            System.out.println(count + " events are in " + file);
            return SOUND;
        } catch (IOException e) {
            throw new UncheckedIOException("The file has to be a new one: " + e.getMessage(), e);
        }
    }

    private static PrintStream newFile(Path file) throws IOException {
        OwnerOnlyFile.create(file, "");
        return new PrintStream(Files.newOutputStream(file), false, UTF_8);
    }

    private static String required(String[] arguments, String name) {
        return option(arguments, name).orElseThrow(() -> new IllegalArgumentException(name + " is missing. " + USAGE));
    }

    private static int usage() {
        System.err.println(USAGE);
        return UNKNOWN;
    }

    /** Only what the command asks for is made: who gives the public key needs no other. */
    private static ConfigurableApplicationContext start(String[] arguments, Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                // What the command says is all there is to read, for people and for scripts.
                .bannerMode(Banner.Mode.OFF)
                .properties(CommandFailure.silence())
                .initializers(DatabaseSettings::require, ExistingDatabase::require)
                .lazyInitialization(true)
                .run(patient(arguments));
    }

    /** What goes through a whole trail, or lets years of it go, may take longer than anything the service does. */
    private static String[] patient(String[] arguments) {
        return Stream.concat(Stream.of("--" + DatabaseTimeouts.ANSWER_TIMEOUT + "=PT0S"), Stream.of(arguments))
                .toArray(String[]::new);
    }

    /** A misspelt check would be left out in silence. Settings of the service have a point in their names. */
    private static void requireKnownOptions(String[] arguments) {
        for (var argument : arguments) {
            var name = argument.split("=", 2)[0];
            if (name.startsWith("--") && !name.contains(".") && !OPTIONS.contains(name)) {
                throw new IllegalArgumentException(name + " is no option. " + USAGE);
            }
        }
    }

    /** What comes after the name, as a word of its own or after an equals sign. */
    private static Optional<String> option(String[] arguments, String name) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(name + "=")) {
                return Optional.of(arguments[i].substring(name.length() + 1));
            }
            if (arguments[i].equals(name)) {
                return Optional.of(valueAt(arguments, i + 1));
            }
        }
        return Optional.empty();
    }

    /** A check that was asked for is never left out in silence. */
    private static String valueAt(String[] arguments, int index) {
        if (index < arguments.length && !arguments[index].startsWith("--")) {
            return arguments[index];
        }
        throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
    }
}
