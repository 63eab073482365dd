package org.countersign.audit;

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
        var role = event.role();
        var target = event.target();
        return new Details()
                        .with("rt", event.occurredAt().toEpochMilli())
                        .with("externalId", event.id())
                        .with("outcome", event.outcome())
                        .with("suser", event.actor().name())
                        .with("src", event.actor().address())
                        .with("duser", target == null ? null : target.name())
                        .with("cs1Label", role == null ? null : "role")
                        .with("cs1", role == null ? null : role.name())
                        .with("cs2Label", "correlation")
                        .with("cs2", event.correlation())
                        .with("cs3Label", "hash")
                        .with("cs3", fact.hash())
                        .with("cn1Label", "seq")
                        .with("cn1", fact.seq())
                        .with("reason", event.reason())
                        .with("msg", event.details().isEmpty() ? null : event.details())
                        .toMap()
                        .entrySet()
                        .stream()
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
