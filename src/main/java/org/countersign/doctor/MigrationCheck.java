package org.countersign.doctor;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.springframework.core.env.Environment;

/** Whether the tables are those of this release. It reads the history alone. */
final class MigrationCheck implements StoreCheck {

    private final DataSource source;
    private final DSLContext dsl;
    private final String locations;

    MigrationCheck(DataSource source, DSLContext dsl, Environment environment) {
        this.source = source;
        this.dsl = dsl;
        this.locations = environment.getRequiredProperty("spring.flyway.locations");
    }

    @Override
    public Area area() {
        return Area.DATABASE;
    }

    @Override
    public List<Finding> look() {
        return List.of(judge(history()));
    }

    /** Whether tables can be read as this release knows them. */
    boolean nothingIsToCome() {
        return history().pending().length == 0;
    }

    private MigrationInfoService history() {
        var vendor = dsl.family() == SQLDialect.POSTGRES ? "postgresql" : "h2";
        return Flyway.configure()
                .dataSource(source)
                .locations(locations.replace("{vendor}", vendor).split(","))
                .load()
                .info();
    }

    private static Finding judge(MigrationInfoService history) {
        if (history.applied().length == 0) {
            return Finding.warn("The database is empty", "The first start makes the tables");
        }
        var failed = Stream.of(history.all())
                .filter(one -> one.getState().isFailed())
                .toList();
        if (!failed.isEmpty()) {
            return Finding.fault(
                    "Migration " + versionOf(failed.get(0)) + " failed",
                    "Restore the backup of before it; docs/operations.md says how");
        }
        var future = Stream.of(history.applied())
                .filter(one -> !one.getState().isResolved())
                .toList();
        if (!future.isEmpty()) {
            return Finding.fault(
                    "The tables are of a newer release: migration " + versionOf(future.get(future.size() - 1)),
                    "Start the newer release, unless nodes are being replaced or put back: docs/operations.md");
        }
        return history.pending().length > 0
                ? Finding.warn(
                        "The tables are of an older release: " + history.pending().length + " migrations are to come",
                        "Make a backup; the next start migrates them")
                : Finding.ok("The tables are of this release: migration " + versionOf(history.current()));
    }

    private static String versionOf(MigrationInfo one) {
        return String.valueOf(one.getVersion());
    }
}
