package org.countersign.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.countersign.directory.GroupId;

/** Events as JSON objects. A line break within a text is escaped, as JSON asks. */
final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    static String of(SealedFact fact) {
        var event = fact.event();
        var line = JSON.createObjectNode()
                .put("seq", fact.seq())
                .put("hash", fact.hash())
                .put("id", event.id().toString())
                .put("activity", event.activity().name())
                .put("time", event.occurredAt().toString())
                .put("outcome", event.outcome().name())
                .put("reason", event.reason())
                .put("correlation", event.correlation().toString());
        putPeople(line, event);
        event.details().forEach(line.putObject("details")::put);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void putPeople(ObjectNode line, AuditEvent event) {
        var actor = event.actor();
        line.putObject("actor")
                .put("id", actor.id() == null ? null : actor.id().toString())
                .put("name", actor.name())
                .put("address", actor.address());
        var role = event.role();
        if (role != null) {
            line.putObject("role").put("id", role.id().toString()).put("name", role.name());
        }
        var target = event.target();
        if (target != null) {
            line.putObject("target")
                    .put("type", target.id() instanceof GroupId ? "group" : "user")
                    .put("id", target.id().toString())
                    .put("name", target.name());
        }
    }
}
