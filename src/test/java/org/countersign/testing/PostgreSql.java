package org.countersign.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL that can be stopped and started again, and whose database can be set back. Nodes come to it through a gate,
 * and a test that asks it something does not.
 */
public final class PostgreSql implements AutoCloseable {

    private static final String DATABASE = "countersign";
    private static final String BACKUP = "backup";

    private final Path folder;
    private final Gate gate;
    private EmbeddedPostgres server;

    public PostgreSql(Path folder) {
        this.folder = folder;
        this.server = launch();
        this.gate = new Gate(server.getPort());
        administrate("create database " + DATABASE);
    }

    private EmbeddedPostgres launch() {
        try {
            return Servers.postgreSql()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What nodes come through. */
    public Gate gate() {
        return gate;
    }

    /** Good until it is stopped. */
    public NodeStore store() {
        return NodeStore.on(server, gate, DATABASE);
    }

    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        server = launch();
        gate.leadTo(server.getPort());
    }

    /** Keeps the database as it is now. */
    public void backUp() {
        copy(DATABASE, BACKUP);
    }

    /** Sets the database back to what was kept. */
    public void restore() {
        copy(BACKUP, DATABASE);
    }

    /** A database can be copied while nobody is in it; who was has to call again. */
    private void copy(String from, String to) {
        administrate(
                "drop database if exists " + to + " with (force)",
                "alter database " + from + " with allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'",
                "create database " + to + " template " + from,
                "alter database " + from + " with allow_connections true");
    }

    private void administrate(String... statements) {
        var store = new JdbcTemplate(server.getDatabase("postgres", "postgres"));
        for (var statement : statements) {
            store.execute(statement);
        }
    }

    @Override
    public void close() {
        gate.close();
        stop();
    }
}
