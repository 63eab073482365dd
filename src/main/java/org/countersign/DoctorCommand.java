package org.countersign;

import java.util.Arrays;
import java.util.Map;
import org.countersign.assignment.SealedAccount;
import org.countersign.doctor.Check;
import org.countersign.doctor.Examination;
import org.countersign.doctor.Level;
import org.countersign.doctor.Report;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code java -jar countersign.jar doctor}: looks over an installation, with the settings of the service, and says what is
 * to be done. It changes nothing: its connections to the database can only read, and no file is written.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JooqAutoConfiguration.class,
    SslAutoConfiguration.class,
    MailSenderAutoConfiguration.class
})
@ConfigurationPropertiesScan("org.countersign")
@ComponentScan(
        basePackages = "org.countersign",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {Check.class, SealedAccount.class}))
// Whom a role's settings mean, the rooms that know tell. Nothing of them is made before a check asks.
@ComponentScan(
        basePackages = {
            "org.countersign.time",
            "org.countersign.directory",
            "org.countersign.role",
            "org.countersign.assignment"
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SmartInitializingSingleton.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.countersign\\.directory\\.camunda\\..*")
        })
@Import(StoreConfiguration.class)
class DoctorCommand {

    static final String NAME = "doctor";

    private static final String JSON = "--json";

    /** Opening the file of a database would repair it. */
    private static final String ONLY_READ = ";ACCESS_MODE_DATA=r";

    /** The driver says so of transactions alone, unless it is told. */
    private static final String ONLY_READ_SQL = "set session characteristics as transaction read only";

    private DoctorCommand() {}

    /**
     * Runs the command.
     *
     * @return the exit code: 0 if all is well, 1 with warnings, 2 with faults
     */
    static int run(String[] arguments) {
        var settings =
                Arrays.stream(arguments).filter(word -> !word.equals(JSON)).toArray(String[]::new);
        try (var context = start(settings)) {
            var report = new Examination(context.getBeanFactory()).report();
            System.out.println(Arrays.asList(arguments).contains(JSON) ? report.json() : text(report));
            return report.level().ordinal();
        } catch (RuntimeException e) {
            System.err.println("The settings cannot be read: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return Level.FAULT.ordinal();
        }
    }

    /** Only what a check asks for is made. */
    static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(DoctorCommand.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .properties("logging.level.root=off", "spring.datasource.hikari.connection-timeout=5000")
                .initializers(DoctorCommand::onlyRead)
                .run(settings);
    }

    private static String text(Report report) {
        return report.text() + "\n\n"
                + switch (report.level()) {
                    case OK -> "All is well";
                    case WARN -> "There are warnings";
                    case FAULT -> "There are faults";
                };
    }

    private static void onlyRead(ConfigurableApplicationContext context) {
        var url = context.getEnvironment().getProperty(ExistingDatabase.URL, "");
        var settings = url.startsWith("jdbc:postgresql:")
                ? Map.<String, Object>of("spring.datasource.hikari.connection-init-sql", ONLY_READ_SQL)
                : Map.<String, Object>of(ExistingDatabase.URL, ExistingDatabase.of(url, ONLY_READ));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("onlyRead", settings));
    }
}
