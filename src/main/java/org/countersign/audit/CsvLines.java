package org.countersign.audit;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * Events as comma-separated values. A cell that a spreadsheet would take for a formula begins with an apostrophe, and a
 * line break within a text is a blank: somebody else typed it.
 */
final class CsvLines {

    static final String HEAD = String.join(
            ",",
            List.of(
                    "seq",
                    "time",
                    "activity",
                    "outcome",
                    "actorId",
                    "actorName",
                    "address",
                    "roleId",
                    "roleName",
                    "targetId",
                    "targetName",
                    "correlation",
                    "reason",
                    "details",
                    "id",
                    "hash"));

    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private CsvLines() {}

    static String of(SealedFact fact) {
        var event = fact.event();
        var role = event.role();
        var target = event.target();
        var cells = Stream.of(
                fact.seq(),
                event.occurredAt(),
                event.activity(),
                event.outcome(),
                event.actor().id(),
                event.actor().name(),
                event.actor().address(),
                role == null ? null : role.id(),
                role == null ? null : role.name(),
                target == null ? null : target.id(),
                target == null ? null : target.name(),
                event.correlation(),
                event.reason(),
                event.details().isEmpty() ? null : event.details(),
                event.id(),
                fact.hash());
        return CSVFormat.RFC4180.format(
                cells.map(cell -> harmless(Objects.toString(cell, ""))).toArray());
    }

    private static String harmless(String text) {
        var line = text.replaceAll("\\R", " ");
        return FORMULA.matcher(line).matches() ? "'" + line : line;
    }
}
