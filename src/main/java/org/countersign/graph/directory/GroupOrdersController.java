package org.countersign.graph.directory;

import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.GroupChanges;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Ids;
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

/** Takes administrators' orders about groups and who is in them. */
@GraphController
class GroupOrdersController {

    private static final String GROUPS = "groups";

    private final GroupChanges changes;
    private final DirectoryObjects objects;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Caller caller;

    GroupOrdersController(
            GroupChanges changes, DirectoryObjects objects, GraphJson json, RejectedAttempts attempts, Caller caller) {
        this.changes = changes;
        this.objects = objects;
        this.json = json;
        this.attempts = attempts;
        this.caller = caller;
    }

    @PostMapping(path = "/groups", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(GroupBody.class)
    ResponseEntity<Entity<GroupView>> create(@RequestBody(required = false) byte @Nullable [] bytes) {
        var group = attempts.watch(Attempt.DIRECTORY, null, () -> {
            var body = json.read(bytes, GroupBody.class);
            return changes.create(body.name(), body.type(), caller.id());
        });
        return Entity.created(GROUPS, group.id(), GroupView.of(group));
    }

    @PatchMapping(path = "/groups/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(GroupBody.class)
    ResponseEntity<Void> change(@PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        var group = objects.group(id);
        return attempts.watch(Attempt.DIRECTORY, group.id().value(), null, () -> {
            var name = json.read(bytes, GroupBody.class).displayName();
            changes.rename(group, name == null ? group.displayName() : name, caller.id());
            return ResponseEntity.noContent().build();
        });
    }

    @DeleteMapping("/groups/{id}")
    ResponseEntity<Void> delete(@PathVariable("id") String id) {
        throw GraphException.notServed(
                "Groups are never deleted, for settings and the audit refer to them: take their members out.");
    }

    @PostMapping(path = "/groups/{id}/members/$ref", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(ReferenceBody.class)
    ResponseEntity<Void> addMember(
            @PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        var group = objects.group(id).id();
        return attempts.watch(Attempt.DIRECTORY, group.value(), null, () -> {
            var member = objects.member(json.read(bytes, ReferenceBody.class).id());
            if (!changes.add(group, member, caller.id())) {
                throw GraphException.badRequest("This is a member already.");
            }
            return ResponseEntity.noContent().build();
        });
    }

    @DeleteMapping("/groups/{id}/members/{member}/$ref")
    ResponseEntity<Void> removeMember(@PathVariable("id") String id, @PathVariable("member") String member) {
        var group = objects.group(id).id();
        var leaving = objects.member(Ids.inPath(member));
        return attempts.watch(Attempt.DIRECTORY, group.value(), null, () -> remove(group, leaving));
    }

    private ResponseEntity<Void> remove(GroupId group, PrincipalId member) {
        if (!changes.remove(group, member, caller.id())) {
            throw GraphException.notFound();
        }
        return ResponseEntity.noContent().build();
    }
}
