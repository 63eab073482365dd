package org.countersign.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** In what form the trail is handed to other programs: a line an event, whatever people typed. */
public enum ExportFormat {
    /** JSON Lines: an object a line. */
    JSONL("application/x-ndjson", "", JsonLines::of),
    /** Comma-separated values (RFC 4180), with a line of names first. */
    CSV("text/csv", CsvLines.HEAD, CsvLines::of),
    /** Syslog messages with structured data (RFC 5424). */
    SYSLOG("text/plain", "", SyslogLines::of),
    /** ArcSight's Common Event Format, version 0. */
    CEF("text/plain", "", CefLines::of),
    /** The Open Cybersecurity Schema Framework, version 1.3.0: a JSON object a line. */
    OCSF("application/x-ndjson", "", OcsfLines::of);

    private final String mediaType;
    private final String head;
    private final Function<SealedFact, String> line;

    ExportFormat(String mediaType, String head, Function<SealedFact, String> line) {
        this.mediaType = mediaType;
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

    /** What it is called on the web; its texts are in UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** Its name, which is a file's extension as well. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<String> head() {
        return Optional.of(head).filter(names -> !names.isEmpty());
    }

    String line(SealedFact fact) {
        return line.apply(fact);
    }
}
