package org.countersign.graph.policy;

import java.util.Locale;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.mfa.AuthenticationContextId;
import org.countersign.mfa.AuthenticationContexts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;

/** What roles may ask for in place of MFA. Every signed-in user may know; administrators change it. */
@GraphController
class AuthenticationContextsController {

    private static final String PATH = "identity/conditionalAccess/authenticationContextClassReferences";

    private final AuthenticationContexts contexts;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Caller caller;

    AuthenticationContextsController(
            AuthenticationContexts contexts, GraphJson json, RejectedAttempts attempts, Caller caller) {
        this.contexts = contexts;
        this.json = json;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GetMapping(PATH)
    Listing<AuthenticationContextView> contexts() {
        return Listing.of(PATH, contexts.all().stream().map(AuthenticationContextView::of));
    }

    @GetMapping(PATH + "/{id}")
    Entity<AuthenticationContextView> context(@PathVariable("id") String id) {
        return contexts.find(idIn(id))
                .map(context -> Entity.of(PATH, AuthenticationContextView.of(context)))
                .orElseThrow(GraphException::notFound);
    }

    @PatchMapping(path = PATH + "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(AuthenticationContextBody.class)
    ResponseEntity<Void> change(@PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        var context = idIn(id);
        return attempts.watch(Attempt.SETTINGS, null, () -> {
            requireAdministrator();
            contexts.change(context, json.read(bytes, AuthenticationContextBody.class)::edit, caller.id());
            return ResponseEntity.noContent().build();
        });
    }

    private void requireAdministrator() {
        if (!caller.mayAdminister()) {
            throw GraphException.forbidden(
                    "This takes an active Privileged Role Administrator or Global Administrator role.");
        }
    }

    private static AuthenticationContextId idIn(String path) {
        return AuthenticationContextId.in(path.toLowerCase(Locale.ROOT)).orElseThrow(GraphException::notFound);
    }
}
