package org.countersign.graph;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.role.SettingsChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;

/** What a role asks of an activation, rule by rule. Every signed-in user may know; administrators change it. */
@GraphController
class RolePoliciesController {

    private static final String POLICY = "policies/roleManagementPolicies/{id}";
    private static final String RULES = POLICY + "/rules";

    /** What the id of a role's policy starts with; the role's own id follows. */
    private static final String PREFIX = "DirectoryRole_";

    private final Roles roles;
    private final SettingsChanges changes;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Caller caller;

    RolePoliciesController(
            Roles roles, SettingsChanges changes, GraphJson json, RejectedAttempts attempts, Caller caller) {
        this.roles = roles;
        this.changes = changes;
        this.json = json;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GetMapping(RULES)
    Listing<PolicyRuleView> rules(@PathVariable("id") String id) {
        var role = roleOf(id);
        return Listing.of(context(role), PolicyRuleView.ofActivation(roles.settingsOf(role)).stream());
    }

    @GetMapping(RULES + "/{rule}")
    Entity<PolicyRuleView> rule(@PathVariable("id") String id, @PathVariable("rule") String rule) {
        var role = roleOf(id);
        return PolicyRuleView.ofActivation(roles.settingsOf(role)).stream()
                .filter(one -> one.id().equalsIgnoreCase(rule))
                .map(one -> Entity.of(context(role), one))
                .findFirst()
                .orElseThrow(GraphException::notFound);
    }

    @PatchMapping(path = RULES + "/{rule}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> changeRule(
            @PathVariable("id") String id,
            @PathVariable("rule") String rule,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        var known = PolicyRule.of(rule).orElseThrow(GraphException::notFound);
        return change(roleOf(id), () -> {
            var body = json.read(bytes, PolicyRuleBody.class);
            return settings -> known.edit(settings, body);
        });
    }

    @PatchMapping(path = POLICY, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> changeRules(
            @PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        return change(roleOf(id), () -> json.read(bytes, PolicyBody.class)::edit);
    }

    private ResponseEntity<Void> change(RoleDefinitionId role, Supplier<UnaryOperator<RoleSettings>> edit) {
        return attempts.watch(Attempt.SETTINGS, role, () -> {
            changes.change(role, edit.get(), caller.id());
            return ResponseEntity.noContent().build();
        });
    }

    private static String context(RoleDefinitionId role) {
        return "policies/roleManagementPolicies('" + PREFIX + role + "')/rules";
    }

    private RoleDefinitionId roleOf(String id) {
        if (!id.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            throw GraphException.notFound();
        }
        return roles.find(new RoleDefinitionId(Ids.inPath(id.substring(PREFIX.length()))))
                .map(RoleDefinition::id)
                .orElseThrow(GraphException::notFound);
    }
}
