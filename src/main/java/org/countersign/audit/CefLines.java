package org.countersign.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Events in ArcSight's Common Event Format, version 0; severity 3, or 6 where something failed. */
final class CefLines {

    private CefLines() {}

    static String of(SealedFact fact) {
        var event = fact.event();
        return "CEF:0|Countersign|Countersign|1|%s|%s|%d|%s"
                .formatted(
                        event.activity().name(),
                        inHead(event.activity().displayName()),
                        event.outcome() == Outcome.FAILURE ? 6 : 3,
                        extension(fact));
    }

    private static String extension(SealedFact fact) {
        var event = fact.event();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("rt", String.valueOf(event.occurredAt().toEpochMilli()));
        values.put("externalId", event.id().toString());
        values.put("outcome", event.outcome().name());
        values.put("suser", event.actor().name());
        values.put("src", event.actor().address());
        var target = event.target();
        values.put("duser", target == null ? "" : target.name());
        var role = event.role();
        values.put("cs1Label", role == null ? "" : "role");
        values.put("cs1", role == null ? "" : role.name());
        values.put("cs2Label", "correlation");
        values.put("cs2", event.correlation().toString());
        values.put("cs3Label", "hash");
        values.put("cs3", fact.hash());
        values.put("cn1Label", "seq");
        values.put("cn1", String.valueOf(fact.seq()));
        values.put("reason", event.reason());
        values.put("msg", event.details().isEmpty() ? "" : event.details().toString());
        return values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> value.getKey() + "=" + inExtension(value.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String inHead(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
    }

    private static String inExtension(String text) {
        return text.replace("\\", "\\\\").replace("=", "\\=").replaceAll("\\R", "\\\\n");
    }
}
