package org.countersign.graph.directory;

import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.UserChanges;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.Confidential;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Takes administrators' orders about accounts. */
@GraphController
class UserOrdersController {

    private static final String USERS = "users";

    private final UserChanges changes;
    private final DirectoryObjects objects;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Caller caller;

    UserOrdersController(
            UserChanges changes, DirectoryObjects objects, GraphJson json, RejectedAttempts attempts, Caller caller) {
        this.changes = changes;
        this.objects = objects;
        this.json = json;
        this.attempts = attempts;
        this.caller = caller;
    }

    @Confidential
    @PostMapping(path = "/users", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(UserBody.class)
    ResponseEntity<Entity<UserView>> create(@RequestBody(required = false) byte @Nullable [] bytes) {
        var user = attempts.watch(
                Attempt.DIRECTORY,
                null,
                () -> changes.create(json.read(bytes, UserBody.class).toDraft(), caller.id()));
        return Entity.created(USERS, user.id(), UserView.of(user));
    }

    @PatchMapping(path = "/users/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(UserBody.class)
    ResponseEntity<Void> change(@PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        var user = objects.user(id);
        return attempts.watch(Attempt.DIRECTORY, user.id().value(), null, () -> {
            changes.change(user.id(), json.read(bytes, UserBody.class)::edit, caller.id());
            return ResponseEntity.noContent().build();
        });
    }

    @DeleteMapping("/users/{id}")
    ResponseEntity<Void> delete(@PathVariable("id") String id) {
        throw GraphException.notServed("Accounts are never deleted, for the audit refers to them: disable it, with"
                + " PATCH and \"accountEnabled\": false.");
    }
}
