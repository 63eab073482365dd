package org.countersign.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Whether the database can be asked at all; before all other checks that want to know. */
class Database {

    private static final int IN_USE = 90020;
    private static final int NOT_FOUND = 90146;
    private static final int OLDEST_POSTGRESQL = 14;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** What came of it. */
    record Answer(boolean answers, List<Finding> findings) {}

    Answer ask() {
        try (var connection = source.getConnection()) {
            return new Answer(true, List.of(version(connection)));
        } catch (SQLException e) {
            return new Answer(false, List.of(failure(e)));
        } catch (RuntimeException e) {
            // The pool says so of an address that no driver takes.
            return new Answer(false, List.of(fault(e)));
        }
    }

    private static Finding version(Connection connection) throws SQLException {
        var product = connection.getMetaData();
        var text = product.getDatabaseProductName() + " " + product.getDatabaseProductVersion() + " answers";
        if (!product.getDatabaseProductName().equals("PostgreSQL")) {
            return Finding.ok(text);
        }
        return product.getDatabaseMajorVersion() < OLDEST_POSTGRESQL
                ? Finding.fault(text, "Take PostgreSQL " + OLDEST_POSTGRESQL + " or newer")
                : Finding.ok(text);
    }

    static Finding failure(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
                return Finding.warn(
                        "The embedded database is in use, most likely by the service: what lies in it was not looked at",
                        "Stop the service to have that looked at, too");
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == NOT_FOUND) {
                return Finding.warn("There is no embedded database yet", "The first start makes it");
            }
        }
        return fault(e);
    }

    /** Its address may hold a password. */
    private static Finding fault(Exception e) {
        return Finding.fault(
                "The database cannot be asked: "
                        + String.valueOf(e.getMessage()).replaceAll("jdbc:\\S*", "its address"),
                "Look at SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD,"
                        + " and whether the database runs");
    }
}
