package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countersign.testing.Servers;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Nodes of two releases on one database, and several that start at once. */
class RollingUpgradeTests {

    private static final int NODES = 4;

    @TempDir
    private Path newerRelease;

    @Test
    void aNodeCanBeStartedAgainWhenANewerReleaseHasMigrated() throws IOException {
        Files.writeString(newerRelease.resolve("V9999__newer.sql"), "create table newer (id integer);");
        var url = "jdbc:h2:mem:upgrade;DB_CLOSE_DELAY=-1";
        release(url, "sa", "h2", "filesystem:" + newerRelease).migrate();

        var older = release(url, "sa", "h2");
        assertThat(older.migrate().migrationsExecuted).isZero();
        assertThat(older.info().applied())
                .filteredOn(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .hasSize(1);
    }

    @Test
    void ofSeveralNodesThatStartAtOnceOneRunsEachMigration() throws IOException {
        try (var server = Servers.startPostgreSql()) {
            var url = server.getJdbcUrl("postgres", "postgres");
            Callable<MigrateResult> start =
                    () -> release(url, "postgres", "postgresql").migrate();

            var results = atOnce(Collections.nCopies(NODES, start));

            assertThat(results).allMatch(result -> result.success);
            assertThat(results.stream()
                            .mapToInt(result -> result.migrationsExecuted)
                            .sum())
                    .isEqualTo(release(url, "postgres", "postgresql").info().applied().length);
        }
    }

    /** With the settings that nodes have. */
    private static Flyway release(String url, String user, String vendor, String... more) {
        var settings = settings();
        var own = settings.getProperty("spring.flyway.locations").replace("{vendor}", vendor);
        return Flyway.configure()
                .dataSource(url, user, "")
                .locations(Stream.concat(List.of(own.split(",")).stream(), Stream.of(more))
                        .toArray(String[]::new))
                .ignoreMigrationPatterns(settings.getProperty("spring.flyway.ignore-migration-patterns"))
                .failOnMissingLocations(false)
                .load();
    }

    private static Properties settings() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return yaml.getObject();
    }
}
