package org.countersign;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in words why the database lets nobody in, where a stack trace would stand otherwise. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return wordsIn(cause)
                .map(words ->
                        new FailureAnalysis("The database " + address() + " " + words.reason(), words.remedy(), cause))
                .orElse(null);
    }

    /** The same in one line, for commands; nothing: it is about something else than getting in. */
    static Optional<String> inWords(Throwable thrown) {
        return wordsIn(thrown).map(words -> "The database " + words.reason() + " " + words.remedy());
    }

    private static Optional<Words> wordsIn(Throwable thrown) {
        return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .flatMap(one -> explain((SQLException) one).stream())
                .findFirst();
    }

    private record Words(String reason, String remedy) {}

    /** By SQLSTATE, or by what H2 has in its place; nothing: it is about something else than getting in. */
    private static Optional<Words> explain(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return Optional.ofNullable(
                switch (state) {
                    case "90020" ->
                        new Words(
                                "is in use by another process: most likely the service runs already.",
                                "Stop that one, or set COUNTERSIGN_DATA_DIR to another folder. The embedded database allows one"
                                        + " process; several nodes need PostgreSQL.");
                    case "90028", "90030", "90031" ->
                        new Words(
                                "cannot be read or written: " + e.getMessage(),
                                "Look whether the file is whole, whether the disk has room, and whether "
                                        + System.getProperty("user.name") + " may write there.");
                    case "90146" ->
                        new Words(
                                "is not there: no file of that name is.",
                                "Correct COUNTERSIGN_DATA_DIR, or SPRING_DATASOURCE_URL.");
                    case "28P01", "28000" ->
                        new Words(
                                "refuses the name or the password.",
                                "Correct SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, and SPRING_FLYWAY_USER and"
                                        + " SPRING_FLYWAY_PASSWORD if they are set.");
                    case "3D000" ->
                        new Words(
                                "is not there, though its server is.",
                                "Create it (createdb countersign), or correct SPRING_DATASOURCE_URL.");
                    case "42501" ->
                        new Words(
                                "does not let the service do what it has to: " + firstLine(e),
                                "Let the role own its tables, or use two: docker/postgresql-roles.sql.");
                    case "53300" ->
                        new Words(
                                "takes no more connections.",
                                "Raise its max_connections, or lower SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE (20) of each node.");
                    default ->
                        state.startsWith("08")
                                ? new Words(
                                        "does not answer: " + firstLine(e),
                                        "Look whether it runs and whether SPRING_DATASOURCE_URL leads there.")
                                : null;
                });
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Without its parameters, among which a password may be. */
    private String address() {
        return environment.getProperty("spring.datasource.url", "").replaceAll("[;?].*", "");
    }
}
