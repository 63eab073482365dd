package org.countersign.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.countersign.directory.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * Events in the Open Cybersecurity Schema Framework, version 1.3.0, an object a line: the classes of its category 3,
 * identity and access management. What it has no name for is in {@code unmapped}.
 */
final class OcsfLines {

    private static final String VERSION = "1.3.0";
    private static final int CATEGORY = 3;
    private static final int INFORMATIONAL = 1;
    private static final int LOW = 2;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private OcsfLines() {}

    static String of(SealedFact fact) {
        var event = fact.event();
        var line = JSON.createObjectNode();
        classify(line, event);
        metadata(line, fact);
        actor(line, event.actor());
        OcsfClass.of(event).subject(line, event);
        var unmapped = line.putObject("unmapped").put("seq", fact.seq()).put("hash", fact.hash());
        event.details().forEach(unmapped.putObject("details")::put);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void classify(ObjectNode line, AuditEvent event) {
        var type = OcsfClass.of(event);
        var activity = OcsfClass.activityOf(event);
        var failed = event.outcome() == Outcome.FAILURE;
        line.put("class_uid", type.uid())
                .put("category_uid", CATEGORY)
                .put("activity_id", activity)
                .put("type_uid", type.uid() * 100L + activity)
                .put("activity_name", event.activity().displayName())
                .put("time", event.occurredAt().toEpochMilli())
                .put("severity_id", failed ? LOW : INFORMATIONAL)
                .put("status_id", failed ? FAILURE : SUCCESS)
                .put("message", event.activity().displayName());
        if (!event.reason().isEmpty()) {
            line.put("status_detail", event.reason());
        }
    }

    private static void metadata(ObjectNode line, SealedFact fact) {
        var event = fact.event();
        var metadata = line.putObject("metadata")
                .put("version", VERSION)
                .put("uid", event.id().toString())
                .put("correlation_uid", event.correlation().toString())
                .put("event_code", event.activity().name())
                .put("sequence", fact.seq());
        metadata.putObject("product").put("name", AuditEvent.SERVICE).put("vendor_name", AuditEvent.SERVICE);
    }

    private static void actor(ObjectNode line, AuditEvent.Actor actor) {
        var id = actor.id();
        if (id == null) {
            line.putObject("actor").put("app_name", actor.name());
        } else {
            person(line.putObject("actor").putObject("user"), id.toString(), actor.name());
        }
        if (!actor.address().isEmpty()) {
            line.putObject("src_endpoint").put("ip", actor.address());
        }
    }

    private static void person(ObjectNode user, String id, String name) {
        user.put("uid", id).put("name", name);
    }

    /** Whom it is about; who acted, where nobody else is known; the service, where nobody did. */
    static void user(ObjectNode line, AuditEvent event) {
        var target = event.target();
        var actor = event.actor();
        var user = line.putObject("user");
        if (target != null) {
            person(user, target.id().toString(), target.name());
            user.put("type", target.id() instanceof GroupId ? "Group" : "User");
        } else {
            person(user, actor.id() == null ? actor.name() : actor.id().toString(), actor.name());
        }
    }

    static void role(ObjectNode line, AuditEvent.@Nullable Role role) {
        if (role != null) {
            line.putArray("privileges").add(role.name());
            line.putObject("resource")
                    .put("uid", role.id().toString())
                    .put("name", role.name())
                    .put("type", "Role");
        }
    }

    /** What was changed, where it is no user. */
    static void entity(ObjectNode line, AuditEvent event, String name) {
        var entity = line.putObject(name);
        var role = event.role();
        var target = event.target();
        if (role != null) {
            person(entity, role.id().toString(), role.name());
        } else if (target != null) {
            person(entity, target.id().toString(), target.name());
        } else {
            person(entity, event.correlation().toString(), event.activity().category());
        }
        if (!name.equals("group")) {
            entity.put("type", event.activity().category());
        }
    }
}
