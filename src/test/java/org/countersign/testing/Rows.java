package org.countersign.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each row of each table, the engine's and ours, as it stands. */
@TestComponent
public class Rows {

    /** What becomes of a queued mail, which is noted in its own time, by a thread of its own. */
    private static final Set<String> DELIVERY =
            Set.of("state", "next_attempt_at", "attempts", "last_error", "sent_at", "released_at", "summary_id");

    /** Which bursts of mails are under way, which is noted in the same way. */
    private static final String BURSTS = "notification_burst";

    private final JdbcTemplate jdbc;

    Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** By table, in small letters; the rows in an order of their own, so that two looks can be compared. */
    public Map<String, List<String>> in(Predicate<String> tables) {
        var rows = new TreeMap<String, List<String>>();
        for (var table : tables()) {
            if (!table.equalsIgnoreCase(BURSTS) && tables.test(table.toLowerCase(Locale.ROOT))) {
                rows.put(
                        table.toLowerCase(Locale.ROOT),
                        jdbc.query("select * from \"" + table + "\"", (row, number) -> text(row)).stream()
                                .sorted()
                                .toList());
            }
        }
        return rows;
    }

    /** What of two looks is in one of them only. */
    public static List<String> difference(Map<String, List<String>> before, Map<String, List<String>> now) {
        var difference = new ArrayList<String>();
        now.forEach((table, rows) -> {
            var then = before.getOrDefault(table, List.of());
            // Most tables are as they were, and comparing them row by row takes long.
            if (!rows.equals(then)) {
                minus(rows, then).forEach(row -> difference.add("+ " + table + ": " + row));
                minus(then, rows).forEach(row -> difference.add("- " + table + ": " + row));
            }
        });
        return difference;
    }

    private static List<String> minus(List<String> all, List<String> some) {
        var rest = new ArrayList<>(all);
        some.forEach(rest::remove);
        return rest;
    }

    private List<String> tables() {
        return jdbc.execute((ConnectionCallback<List<String>>) Rows::tables);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            while (tables.next()) {
                if (tables.getString("TABLE_TYPE").endsWith("TABLE")) {
                    names.add(tables.getString("TABLE_NAME"));
                }
            }
        }
        return names;
    }

    private static String text(ResultSet row) throws SQLException {
        var text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            if (!isDelivery(row.getMetaData(), column)) {
                text.append(row.getString(column)).append('|');
            }
        }
        return text.toString();
    }

    private static boolean isDelivery(ResultSetMetaData columns, int column) throws SQLException {
        return columns.getTableName(column).equalsIgnoreCase("notification_mail")
                && DELIVERY.contains(columns.getColumnName(column).toLowerCase(Locale.ROOT));
    }
}
