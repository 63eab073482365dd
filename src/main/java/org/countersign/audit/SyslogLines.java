package org.countersign.audit;

import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, String> values = new LinkedHashMap<>();
        values.put("seq", String.valueOf(fact.seq()));
        values.put("hash", fact.hash());
        values.put("id", event.id().toString());
        values.put("correlation", event.correlation().toString());
        values.put("outcome", event.outcome().name());
        values.put("actor", event.actor().name());
        values.put("address", event.actor().address());
        var role = event.role();
        values.put("role", role == null ? "" : role.name());
        var target = event.target();
        values.put("target", target == null ? "" : target.name());
        values.put("reason", event.reason());
        values.put("details", event.details().isEmpty() ? "" : event.details().toString());
        return values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> value.getKey() + "=\"" + escaped(value.getValue()) + "\"")
                .collect(Collectors.joining(" "));
    }

    /** Section 6.3.3. */
    private static String escaped(String text) {
        return line(text).replaceAll("([\\\\\"\\]])", "\\\\$1");
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
    }
}
