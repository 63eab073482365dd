package org.countersign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CountersignApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(KeysCommand.NAME)) {
            System.exit(KeysCommand.run(args));
        }
        if (args.length > 0 && args[0].equals(AuditCommand.NAME)) {
            System.exit(AuditCommand.run(args));
        }
        if (args.length > 0 && args[0].equals(DoctorCommand.NAME)) {
            System.exit(DoctorCommand.run(args));
        }
        if (args.length > 0 && !args[0].startsWith("-")) {
            System.err.printf(
                    "There is no command \"%s\". There are %s, %s and %s; without one the service starts.%n",
                    args[0], AuditCommand.NAME, DoctorCommand.NAME, KeysCommand.NAME);
            System.exit(2);
        }
        SpringApplication.run(CountersignApplication.class, args);
    }
}
