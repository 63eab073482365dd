package org.countersign.graph.directory;

import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.User;
import org.countersign.directory.UserChanges;
import org.countersign.graph.directory.ServicePrincipalView.PasswordCredential;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.Confidential;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.security.ServiceSecrets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Services, and the secrets for which they get tokens. A service is an account of the type {@code Service}: what is true of
 * accounts, such as how one is disabled, is true of it.
 */
@GraphController
class ServicePrincipalsController {

    private static final String SERVICES = "servicePrincipals";
    private static final String ONE = "/" + SERVICES + "/{id}";

    private final UserChanges changes;
    private final ServiceSecrets secrets;
    private final DirectoryObjects objects;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Caller caller;

    ServicePrincipalsController(
            UserChanges changes,
            ServiceSecrets secrets,
            DirectoryObjects objects,
            GraphJson json,
            RejectedAttempts attempts,
            Caller caller) {
        this.changes = changes;
        this.secrets = secrets;
        this.objects = objects;
        this.json = json;
        this.attempts = attempts;
        this.caller = caller;
    }

    @PostMapping(path = "/" + SERVICES, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(ServiceBody.class)
    ResponseEntity<Entity<ServicePrincipalView>> create(@RequestBody(required = false) byte @Nullable [] bytes) {
        var service = attempts.watch(
                Attempt.DIRECTORY,
                null,
                () -> changes.create(json.read(bytes, ServiceBody.class).toDraft(), caller.id()));
        return Entity.created(SERVICES, service.id(), view(service));
    }

    /** Which secrets it has is for administrators to know. */
    @GetMapping(ONE)
    Entity<ServicePrincipalView> read(@PathVariable("id") String id) {
        var service = service(id);
        caller.requireMaySeeFactorsOf(service);
        return Entity.of(SERVICES, view(service));
    }

    @Confidential
    @PostMapping(path = ONE + "/addPassword", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(PasswordCredentialBody.class)
    Entity<PasswordCredential> addPassword(
            @PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        var service = service(id);
        return attempts.watch(Attempt.DIRECTORY, service.id().value(), null, () -> {
            var wanted = json.read(bytes, PasswordCredentialBody.class);
            var drawn = secrets.draw(service.id(), wanted.displayName(), wanted.end(), caller.id());
            return Entity.of(SERVICES + "('" + service.id() + "')/passwordCredentials", PasswordCredential.of(drawn));
        });
    }

    @PostMapping(path = ONE + "/removePassword", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(PasswordCredentialBody.class)
    ResponseEntity<Void> removePassword(
            @PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        var service = service(id);
        return attempts.watch(Attempt.DIRECTORY, service.id().value(), null, () -> {
            var key = json.read(bytes, PasswordCredentialBody.class).key();
            if (!secrets.remove(service.id(), key, caller.id())) {
                throw GraphException.notFound();
            }
            return ResponseEntity.noContent().build();
        });
    }

    private User service(String id) {
        var found = objects.user(id);
        if (!found.isService()) {
            throw GraphException.notFound();
        }
        return found;
    }

    private ServicePrincipalView view(User service) {
        return ServicePrincipalView.of(service, secrets.of(service.id()));
    }
}
