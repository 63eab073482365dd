package org.countersign.settings;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Where the database is. The library reads it; here it is looked over, together with all else.
 *
 * @param url of PostgreSQL or H2, as their drivers take it. It may hold a password, and is never repeated
 */
@ConfigurationProperties("spring.datasource")
public record DatabaseSettings(@DefaultValue("") String url) {

    private static final Pattern SERVED = Pattern.compile("jdbc:(postgresql|h2):.+", Pattern.DOTALL);

    /** @throws FaultySettings if no database is meant that the service works with */
    public DatabaseSettings {
        if (!SERVED.matcher(url).matches() || !isTaken(url)) {
            new SettingFaults("spring.datasource")
                    .fault(
                            "url",
                            "must be an address such as jdbc:postgresql://db.contoso.example:5432/countersign,"
                                    + " or of the embedded database, jdbc:h2:file:…")
                    .throwIfAny();
        }
    }

    /**
     * Looks over this alone, for a command that needs no other setting.
     *
     * @throws FaultySettings if no database is meant that the service works with
     */
    public static void require(ConfigurableApplicationContext context) {
        new DatabaseSettings(context.getEnvironment().getProperty("spring.datasource.url", ""));
    }

    private static boolean isTaken(String url) {
        return DriverManager.drivers().anyMatch(driver -> takes(driver, url));
    }

    private static boolean takes(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }
}
