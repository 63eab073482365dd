package org.countersign.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** In what form the trail is handed to other programs: a line an event, whatever people typed. */
public enum ExportFormat {
    /** JSON Lines: an object a line. */
    JSONL("", JsonLines::of),
    /** Comma-separated values (RFC 4180), with a line of names first. */
    CSV(CsvLines.HEAD, CsvLines::of),
    /** Syslog messages with structured data (RFC 5424). */
    SYSLOG("", SyslogLines::of),
    /** ArcSight's Common Event Format, version 0. */
    CEF("", CefLines::of);

    private final String head;
    private final Function<SealedFact, String> line;

    ExportFormat(String head, Function<SealedFact, String> line) {
        this.head = head;
        this.line = line;
    }

    /** @throws IllegalArgumentException if there is none of that name; the message lists those there are */
    public static ExportFormat of(String name) {
        return Stream.of(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no format " + name + ". There are: "
                        + String.join(
                                ", ", Stream.of(values()).map(ExportFormat::key).toList())));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<String> head() {
        return Optional.of(head).filter(names -> !names.isEmpty());
    }

    String line(SealedFact fact) {
        return line.apply(fact);
    }
}
