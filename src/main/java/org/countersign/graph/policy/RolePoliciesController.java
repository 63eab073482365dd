package org.countersign.graph.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.ODataContext;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Ids;
import org.countersign.graph.wire.IfMatch;
import org.countersign.graph.wire.MayWait;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.query.Property;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.RoleSettings;
import org.countersign.role.Roles;
import org.countersign.role.SettingsChanges;
import org.countersign.role.SettingsEdit;
import org.countersign.role.SettingsProposals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * What a role asks for, rule by rule. Every signed-in user may know; administrators change it, alone or with another one.
 */
@GraphController
class RolePoliciesController {

    private static final String POLICIES = "policies/roleManagementPolicies";
    private static final String POLICY = POLICIES + "/{id}";
    private static final String RULES = POLICY + "/rules";

    private final Roles roles;
    private final SettingsChanges changes;
    private final SettingsProposals proposals;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Listings listings;
    private final Caller caller;

    RolePoliciesController(
            Roles roles,
            SettingsChanges changes,
            SettingsProposals proposals,
            GraphJson json,
            RejectedAttempts attempts,
            Listings listings,
            Caller caller) {
        this.roles = roles;
        this.changes = changes;
        this.proposals = proposals;
        this.json = json;
        this.attempts = attempts;
        this.listings = listings;
        this.caller = caller;
    }

    @GetMapping(POLICIES)
    @ServesCollection
    @Expands(Expands.RULES)
    Listing<PolicyView> policies(QueryOptions options) {
        var properties = PolicyProperties.common()
                .with("id", PolicyProperties.POLICY_ID)
                .with("displayName", Property.constant(PolicyView.DIRECTORY_ROLE))
                .with("isOrganizationDefault", Property.constant("false"));
        return listings.page(
                POLICIES,
                options,
                PolicyProperties.USUAL,
                PolicyProperties.sorted(
                        Source.of(roles.definitions(), properties, role -> policy(role.id(), options))));
    }

    @GetMapping(POLICY)
    @ServesEntity
    @Expands(Expands.RULES)
    Entity<PolicyView> policy(@PathVariable("id") String id, QueryOptions options, HttpServletResponse response) {
        var role = roleOf(id);
        tag(response, roles.settingsOf(role));
        return Entity.of(POLICIES, policy(role, options));
    }

    private PolicyView policy(RoleDefinitionId role, QueryOptions options) {
        return options.expands(Expands.RULES) ? PolicyView.of(roles.settingsOf(role)) : PolicyView.of(role);
    }

    @GetMapping(RULES)
    Listing<PolicyRuleView> rules(@PathVariable("id") String id) {
        var settings = roles.settingsOf(roleOf(id));
        return Listing.of(context(settings.role()), PolicyRules.viewsOf(settings).stream());
    }

    @GetMapping(RULES + "/{rule}")
    Entity<PolicyRuleView> rule(
            @PathVariable("id") String id, @PathVariable("rule") String rule, HttpServletResponse response) {
        var settings = roles.settingsOf(roleOf(id));
        tag(response, settings);
        return PolicyRules.find(rule)
                .map(one -> Entity.of(context(settings.role()), one.view(settings)))
                .orElseThrow(GraphException::notFound);
    }

    @MayWait
    @IfMatch.Honoured
    @PatchMapping(path = RULES + "/{rule}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(PolicyRuleBody.class)
    ResponseEntity<Void> changeRule(
            @PathVariable("id") String id,
            @PathVariable("rule") String rule,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        var known = PolicyRules.find(rule).orElseThrow(GraphException::notFound);
        return change(roleOf(id), ifMatch, () -> {
            var body = json.read(bytes, PolicyRuleBody.class);
            return (settings, faults) -> known.edit(settings, body, faults);
        });
    }

    @MayWait
    @IfMatch.Honoured
    @PatchMapping(path = POLICY, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(PolicyBody.class)
    ResponseEntity<Void> changeRules(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        return change(roleOf(id), ifMatch, () -> json.read(bytes, PolicyBody.class)::edit);
    }

    private ResponseEntity<Void> change(RoleDefinitionId role, @Nullable String ifMatch, Supplier<SettingsEdit> read) {
        return attempts.watch(Attempt.SETTINGS, role, () -> {
            var edit = new EditOfSeen(ifMatch, read.get());
            if (changes.needApproval()) {
                return propose(role, edit);
            }
            changes.change(role, edit, caller.id());
            return ResponseEntity.noContent().build();
        });
    }

    private ResponseEntity<Void> propose(RoleDefinitionId role, SettingsEdit edit) {
        return proposals
                .propose(role, edit, caller.id())
                .map(proposal -> ODataContext.address(PolicyProposalsController.PATH + "/" + proposal.id()))
                .map(address ->
                        ResponseEntity.accepted().location(URI.create(address)).<Void>build())
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** What the caller believes to change is looked at where it is changed: nobody else changes it in between. */
    private record EditOfSeen(@Nullable String ifMatch, SettingsEdit edit) implements SettingsEdit {

        @Override
        public RoleSettings of(RoleSettings now, List<String> faults) {
            return edit.of(now, faults);
        }

        @Override
        public void requireSeen(RoleSettings now) {
            IfMatch.require(ifMatch, PolicyRules.viewsOf(now));
        }
    }

    /** All rules of a role change as one: they have one tag. */
    private static void tag(HttpServletResponse response, RoleSettings settings) {
        response.setHeader(HttpHeaders.ETAG, IfMatch.tagOf(PolicyRules.viewsOf(settings)));
    }

    private static String context(RoleDefinitionId role) {
        return "policies/roleManagementPolicies('" + PolicyView.PREFIX + role + "')/rules";
    }

    private RoleDefinitionId roleOf(String id) {
        if (!id.regionMatches(true, 0, PolicyView.PREFIX, 0, PolicyView.PREFIX.length())) {
            throw GraphException.notFound();
        }
        return roles.find(new RoleDefinitionId(Ids.inPath(id.substring(PolicyView.PREFIX.length()))))
                .map(RoleDefinition::id)
                .orElseThrow(GraphException::notFound);
    }
}
