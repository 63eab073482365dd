package org.countersign.graph.authentication;

import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.User;
import org.countersign.graph.directory.DirectoryObjects;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.Confidential;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Ids;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.mfa.Totp;
import org.countersign.mfa.TotpEnrolments;
import org.countersign.mfa.TotpSeed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Generators of one-time codes: everybody's own, and those that administrators hand out. A user has one at most. */
@GraphController
class SoftwareOathController {

    private static final String METHODS = "/authentication/softwareOathMethods";
    private static final String OF_USER = "/users/{id}" + METHODS;
    private static final String MINE = "/me" + METHODS;

    private final TotpEnrolments enrolments;
    private final Totp totp;
    private final DirectoryObjects objects;
    private final GraphJson json;
    private final OfferedFactors factors;
    private final RejectedAttempts attempts;
    private final Caller caller;

    SoftwareOathController(
            TotpEnrolments enrolments,
            Totp totp,
            DirectoryObjects objects,
            GraphJson json,
            OfferedFactors factors,
            RejectedAttempts attempts,
            Caller caller) {
        this.enrolments = enrolments;
        this.totp = totp;
        this.objects = objects;
        this.json = json;
        this.factors = factors;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GetMapping(MINE)
    Listing<SoftwareOathView> mine() {
        return listing(caller.user());
    }

    /** Whether somebody else has one is for administrators to know. */
    @GetMapping(OF_USER)
    Listing<SoftwareOathView> ofUser(@PathVariable("id") String id) {
        var user = objects.user(id);
        caller.requireMaySeeFactorsOf(user);
        return listing(user);
    }

    @Confidential
    @PostMapping(OF_USER)
    ResponseEntity<Entity<SoftwareOathView>> enrol(@PathVariable("id") String id) {
        var user = objects.user(id);
        return attempts.watch(
                Attempt.DIRECTORY, user.id().value(), null, () -> created(enrolments.enrol(user, caller.id()), user));
    }

    @DeleteMapping(OF_USER + "/{method}")
    ResponseEntity<Void> remove(@PathVariable("id") String id, @PathVariable("method") String method) {
        var user = objects.user(id);
        var known = Ids.inPath(method);
        return attempts.watch(Attempt.DIRECTORY, user.id().value(), null, () -> {
            if (!enrolments.remove(user, known, caller.id())) {
                throw GraphException.notFound();
            }
            return ResponseEntity.noContent().build();
        });
    }

    /** The failed attempt of a wrong code is kept: it is thrown about after the transaction. */
    @Confidential
    @PostMapping(MINE)
    ResponseEntity<Entity<SoftwareOathView>> begin(
            @RequestHeader(name = OfferedFactors.HEADER, required = false) @Nullable String otp) {
        var user = caller.user();
        return attempts.watch(
                Attempt.DIRECTORY,
                user.id().value(),
                null,
                () -> created(
                        enrolments
                                .begin(user.id(), factors.in(otp))
                                .orElseThrow(
                                        () -> GraphException.forbidden(
                                                "You have a second factor already: send a one-time code in X-Countersign-OTP.")),
                        user));
    }

    @PostMapping(path = MINE + "/{method}/activate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(VerificationBody.class)
    ResponseEntity<Void> confirm(
            @PathVariable("method") String method, @RequestBody(required = false) byte @Nullable [] bytes) {
        var begun = Ids.inPath(method);
        return attempts.watch(Attempt.DIRECTORY, caller.id().value(), null, () -> {
            var code = json.read(bytes, VerificationBody.class).code();
            if (!enrolments.confirm(caller.id(), begun, code)) {
                throw GraphException.badRequest(
                        "The code is wrong, or there is nothing to confirm: begin anew if 15 minutes have passed.");
            }
            return ResponseEntity.noContent().build();
        });
    }

    private Listing<SoftwareOathView> listing(User user) {
        return Listing.of(context(user), totp.methodOf(user.id()).stream().map(SoftwareOathView::of));
    }

    private static ResponseEntity<Entity<SoftwareOathView>> created(TotpSeed seed, User user) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Entity.of(context(user), SoftwareOathView.of(seed, user)));
    }

    private static String context(User user) {
        return "users('" + user.id() + "')" + METHODS;
    }
}
