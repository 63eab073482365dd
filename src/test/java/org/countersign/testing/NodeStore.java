package org.countersign.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Where a node keeps everything. A test may look into it: on H2, whose file the node locks, only while that is dead. */
public final class NodeStore {

    private static final Path ROLES = Path.of("docker", "postgresql-roles.sql");

    private static final String MOMENTS =
            """
            select table_name, column_name from information_schema.columns
            where lower(table_schema) = 'public' and lower(data_type) like 'timestamp%'
              and table_name <> 'flyway_schema_history'
              and lower(table_name) not like 'audit!_%' escape '!'""";

    private final String url;
    private final String user;
    private final List<String> arguments;

    private NodeStore(String url, String user, List<String> arguments) {
        this.url = url;
        this.user = user;
        this.arguments = arguments;
    }

    /** The embedded database, as it is unless somebody sets another. */
    public static NodeStore embeddedIn(Path folder) {
        return new NodeStore(
                "jdbc:h2:file:" + folder.resolve("countersign"), "sa", List.of("--countersign.data-dir=" + folder));
    }

    public static NodeStore on(EmbeddedPostgres server) {
        var url = server.getJdbcUrl("postgres", "postgres");
        return new NodeStore(url, "postgres", argumentsFor(url));
    }

    /** On a server to which nodes come through a gate, and the test does not. */
    public static NodeStore on(EmbeddedPostgres server, Gate gate, String database) {
        return new NodeStore(
                server.getJdbcUrl("postgres", database),
                "postgres",
                argumentsFor("jdbc:postgresql://localhost:" + gate.port() + "/" + database));
    }

    private static List<String> argumentsFor(String url) {
        return List.of("--spring.datasource.url=" + url, "--spring.datasource.username=postgres");
    }

    /** As in production: one role migrates, and the service works as another, which cannot change the audit. */
    public static NodeStore withTwoRolesOn(EmbeddedPostgres server) {
        var url = server.getJdbcUrl("postgres", "postgres");
        var store = new NodeStore(
                url,
                "postgres",
                List.of(
                        // Without the user that it names.
                        "--spring.datasource.url=" + url.split("\\?", 2)[0],
                        "--spring.datasource.username=countersign_app",
                        "--spring.flyway.user=countersign_owner"));
        store.ask(NodeStore::applyRoles);
        return store;
    }

    private static int applyRoles(JdbcClient database) {
        try {
            return database.sql(Files.readString(ROLES)).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What leads a node here. */
    public List<String> arguments() {
        return arguments;
    }

    public <T> T ask(Function<JdbcClient, T> question) {
        var connection = new SingleConnectionDataSource(url, user, "", true);
        try {
            return question.apply(JdbcClient.create(connection));
        } finally {
            connection.destroy();
        }
    }

    public List<String> strings(String sql, Object... parameters) {
        return ask(store ->
                store.sql(sql).params(List.of(parameters)).query(String.class).list());
    }

    /**
     * Lets time pass while no node runs: every moment there is moves into the past, those of the engine's timers and of
     * its locks too, but not the trail's, which would look forged. Nobody waits for real, and no product needs a clock
     * that can be set.
     */
    public void pass(Duration time) {
        ask(store -> store
                .sql(MOMENTS)
                .query((row, number) -> "update %1$s set %2$s = %2$s - interval '%3$d' minute"
                        .formatted(row.getString(1), row.getString(2), time.toMinutes()))
                .list()
                .stream()
                .mapToInt(update -> store.sql(update).update())
                .sum());
    }
}
