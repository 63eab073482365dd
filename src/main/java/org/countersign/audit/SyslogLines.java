package org.countersign.audit;

import java.util.stream.Collectors;

/**
 * Events as syslog messages (RFC 5424): facility 13, the audit; severity 6, or 4 where something failed. The enterprise
 * number is the one that is set aside for examples, 32473: there is none of our own.
 */
final class SyslogLines {

    private static final int FACILITY = 13;
    private static final int INFORMATIONAL = 6;
    private static final int WARNING = 4;

    private SyslogLines() {}

    static String of(SealedFact fact) {
        var event = fact.event();
        var severity = event.outcome() == Outcome.FAILURE ? WARNING : INFORMATIONAL;
        return "<%d>1 %s - countersign - %s [countersign@32473 %s] %s"
                .formatted(
                        FACILITY * 8 + severity,
                        event.occurredAt(),
                        messageId(event),
                        data(fact),
                        line(event.activity().displayName()));
    }

    /** At most 32 characters. */
    private static String messageId(AuditEvent event) {
        var name = event.activity().name();
        return name.length() <= 32 ? name : name.substring(0, 32);
    }

    private static String data(SealedFact fact) {
        var event = fact.event();
        var role = event.role();
        var target = event.target();
        return new Details()
                        .with("seq", fact.seq())
                        .with("hash", fact.hash())
                        .with("id", event.id())
                        .with("correlation", event.correlation())
                        .with("outcome", event.outcome())
                        .with("actor", event.actor().name())
                        .with("address", event.actor().address())
                        .with("role", role == null ? null : role.name())
                        .with("target", target == null ? null : target.name())
                        .with("reason", event.reason())
                        .with("details", event.details().isEmpty() ? null : event.details())
                        .toMap()
                        .entrySet()
                        .stream()
                        .map(value -> value.getKey() + "=\"" + escaped(value.getValue()) + "\"")
                        .collect(Collectors.joining(" "));
    }

    /** Section 6.3.3. */
    private static String escaped(String text) {
        return line(text).replaceAll("([\\\\\"\\]])", "\\\\$1");
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    }
}
