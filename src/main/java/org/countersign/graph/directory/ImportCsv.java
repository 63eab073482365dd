package org.countersign.graph.directory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.countersign.directory.GroupType;
import org.countersign.directory.ImportEntry;
import org.countersign.directory.InvalidImport.Fault;
import org.countersign.graph.error.GraphException;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of comma-separated values (RFC 4180, UTF-8) whose first line names the columns. An empty cell says nothing;
 * a hyphen says "none".
 */
final class ImportCsv {

    private static final Set<String> COLUMNS = Set.of(
            "kind",
            "userprincipalname",
            "mailnickname",
            "displayname",
            "mail",
            "usertype",
            "accountenabled",
            "samepersonas",
            "password",
            "groups",
            "grouptype");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private static final String NONE = "-";

    private final List<ImportEntry> entries = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private ImportCsv() {}

    static ImportFile read(byte[] bytes) {
        var csv = new ImportCsv();
        csv.readText(textOf(bytes));
        return new ImportFile(csv.entries, csv.faults);
    }

    private static String textOf(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw GraphException.badRequest("The file is not text in UTF-8.");
        }
    }

    private void readText(String text) {
        var line = 1L;
        try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            requireColumns(parser.getHeaderNames());
            line = parser.getCurrentLineNumber() + 1;
            for (var row : parser) {
                read(row, "line " + line, parser.getHeaderNames().size());
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IllegalArgumentException e) {
            fault("line 1", "Each column has a name of its own.");
        } catch (IOException | UncheckedIOException e) {
            fault("line " + line, "This is not well-formed: look at the quotes. Nothing below it was read.");
        }
    }

    private void requireColumns(List<String> names) {
        var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(COLUMNS);
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault("line 1", "There is no such column: " + name));
        if (names.stream().noneMatch("kind"::equalsIgnoreCase)) {
            fault("line 1", "The column kind is missing.");
        }
    }

    private void read(CSVRecord row, String place, int columns) {
        if (row.size() == 1 && row.get(0).isEmpty()) {
            return;
        }
        if (row.size() != columns) {
            fault(place, "There are " + row.size() + " cells, not " + columns + ".");
            return;
        }
        switch (cell(row, "kind").toLowerCase(Locale.ROOT)) {
            case "user" -> readUser(row, place);
            case "group" -> readGroup(row, place);
            default -> fault(place, "kind must be user or group.");
        }
    }

    private void readUser(CSVRecord row, String place) {
        entries.add(new ImportEntry.OfUser(
                place,
                cell(row, "userPrincipalName"),
                said(row, "mailNickname"),
                said(row, "displayName"),
                emptiable(row, "mail"),
                said(row, "userType"),
                flag(row, place),
                emptiable(row, "samePersonAs"),
                said(row, "password"),
                groups(row)));
        if (said(row, "groupType") != null) {
            fault(place, "groupType is for groups.");
        }
    }

    private void readGroup(CSVRecord row, String place) {
        entries.add(new ImportEntry.OfGroup(place, cell(row, "displayName"), groupType(row, place), groups(row)));
        Stream.of("userPrincipalName", "mailNickname", "mail", "userType", "accountEnabled", "samePersonAs", "password")
                .filter(column -> said(row, column) != null)
                .forEach(column -> fault(place, column + " is for users."));
    }

    private @Nullable Boolean flag(CSVRecord row, String place) {
        var text = cell(row, "accountEnabled").toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            fault(place, "accountEnabled must be true or false.");
        }
        return text.equals("true");
    }

    private @Nullable GroupType groupType(CSVRecord row, String place) {
        return switch (cell(row, "groupType").toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "security" -> GroupType.SECURITY;
            case "microsoft365" -> GroupType.MICROSOFT_365;
            default -> {
                fault(place, "groupType must be Security or Microsoft365.");
                yield null;
            }
        };
    }

    private static @Nullable List<String> groups(CSVRecord row) {
        var text = cell(row, "groups");
        if (text.isEmpty()) {
            return null;
        }
        return text.equals(NONE)
                ? List.of()
                : Stream.of(text.split(";"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static @Nullable Optional<String> emptiable(CSVRecord row, String column) {
        var text = said(row, column);
        return text == null ? null : Optional.of(text).filter(one -> !one.equals(NONE));
    }

    private static @Nullable String said(CSVRecord row, String column) {
        var text = cell(row, column);
        return text.isEmpty() ? null : text;
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) ? row.get(column) : "";
    }

    private void fault(String place, String message) {
        faults.add(new Fault(place, message));
    }
}
