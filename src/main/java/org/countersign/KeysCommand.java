package org.countersign;

import org.countersign.keys.KeyRotation;
import org.countersign.keys.SealedStore;
import org.countersign.settings.DatabaseSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar countersign.jar keys rotate}: draws a new key and seals everything with it, without starting the
 * service. It takes the settings that the service takes.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JooqAutoConfiguration.class
})
@ConfigurationPropertiesScan("org.countersign.keys")
@ComponentScan({"org.countersign.keys", "org.countersign.time"})
@ComponentScan(
        basePackages = "org.countersign",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SealedStore.class))
@Import({StoreConfiguration.class, NewDataFolder.class})
class KeysCommand {

    static final String NAME = "keys";

    private static final String USAGE = "Usage: java -jar countersign.jar keys rotate";

    /**
     * Runs the command that comes after {@value #NAME}.
     *
     * @return the exit code: 0 if it was done, 1 if it could not be, 2 if it is no command
     */
    static int run(String[] arguments) {
        if (arguments.length < 2 || !arguments[1].equals("rotate")) {
            System.err.println(USAGE);
            return 2;
        }
        try (var context = new SpringApplicationBuilder(KeysCommand.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .bannerMode(Banner.Mode.OFF)
                .properties(CommandFailure.silence())
                .initializers(DatabaseSettings::require)
                .run(arguments)) {
            System.out.println(context.getBean(KeyRotation.class).rotate());
            return 0;
        } catch (RuntimeException e) {
            CommandFailure.tell(e);
            return 1;
        }
    }
}
