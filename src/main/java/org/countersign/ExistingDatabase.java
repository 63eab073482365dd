package org.countersign;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** For commands that are about what a database holds: the embedded one would make an empty file where there is none. */
final class ExistingDatabase {

    static final String URL = "spring.datasource.url";

    /** An address of H2 names a file, unless it says otherwise. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:)");

    private ExistingDatabase() {}

    /** An address by which no embedded database is made; any other one as it is. */
    static String of(String url, String further) {
        return FILE.matcher(url).lookingAt() ? url + ";IFEXISTS=TRUE" + further : url;
    }

    static void require(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "existingDatabase", Map.of(URL, of(environment.getProperty(URL, ""), ""))));
    }
}
