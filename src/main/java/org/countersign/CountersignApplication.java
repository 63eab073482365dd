package org.countersign;

import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CountersignApplication {

    private static final int MISUSED = 2;

    public static void main(String[] args) {
        if (args.length > 0 && !args[0].startsWith("-")) {
            System.exit(run(args[0], args));
        }
        Stream.of(args).filter(arg -> !arg.startsWith("-")).findFirst().ifPresent(word -> System.exit(refuse(word)));
        SpringApplication.run(CountersignApplication.class, args);
    }

    /** A service that starts where a command was meant would be the surprise. */
    private static int refuse(String word) {
        System.err.printf(
                "\"%s\" is not understood here: a command comes first, and a setting is --name=value.%n", word);
        return MISUSED;
    }

    /** @return the exit code */
    private static int run(String command, String... args) {
        return switch (command) {
            case AuditCommand.NAME -> AuditCommand.run(args);
            case DoctorCommand.NAME -> DoctorCommand.run(args);
            case KeysCommand.NAME -> KeysCommand.run(args);
            default -> {
                System.err.printf(
                        "There is no command \"%s\". There are %s, %s and %s; without one the service starts.%n",
                        command, AuditCommand.NAME, DoctorCommand.NAME, KeysCommand.NAME);
                yield MISUSED;
            }
        };
    }
}
