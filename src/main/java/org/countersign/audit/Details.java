package org.countersign.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.activation.Activation;
import org.countersign.assignment.ExtensionRequest;
import org.jspecify.annotations.Nullable;

/** What a row tells beyond its columns, in the order in which it is put in; what is not known is left out. */
final class Details {

    private final Map<String, String> values = new LinkedHashMap<>();

    static Details of(Activation activation) {
        var request = activation.request();
        return new Details()
                .with("justification", request.justification())
                .with("ticketNumber", request.ticket().number())
                .with("ticketSystem", request.ticket().system())
                .with("scope", request.scope())
                .with("duration", request.duration())
                .with("requestedStart", request.start())
                .with("requestedEnd", request.end())
                .with("start", activation.start())
                .with("end", activation.end());
    }

    static Details of(ExtensionRequest request) {
        return new Details()
                .with("kind", request.kind())
                .with("justification", request.justification())
                .with("scope", request.scope())
                .with("assignment", request.target().id())
                .with("assignmentType", request.target().kind())
                .with("presentEnd", end(request.target().end()))
                .with("requestedStart", request.asked().start())
                .with("requestedEnd", end(request.asked().end()));
    }

    /** No end is told too: it is what was asked for or granted. */
    static Object end(@Nullable Instant end) {
        return end == null ? "permanent" : end;
    }

    Details with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            values.put(name, value.toString());
        }
        return this;
    }

    /** What something was, and what it is now; nothing where that is the same. */
    Details withChange(String name, Object before, Object after) {
        return before.equals(after)
                ? this
                : with(name + AuditEvent.BEFORE, before).with(name + AuditEvent.AFTER, after);
    }

    Map<String, String> toMap() {
        return values;
    }
}
