package org.countersign.graph.authentication;

import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.User;
import org.countersign.graph.directory.DirectoryObjects;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.mfa.PasskeyWithdrawals;
import org.countersign.mfa.Passkeys;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Passkeys: everybody's own, and those that administrators take away. One is made in a browser alone. */
@GraphController
class Fido2Controller {

    private static final String METHODS = "/authentication/fido2Methods";
    private static final String OF_USER = "/users/{id}" + METHODS;

    private final Passkeys passkeys;
    private final PasskeyWithdrawals withdrawals;
    private final DirectoryObjects objects;
    private final RejectedAttempts attempts;
    private final Caller caller;

    Fido2Controller(
            Passkeys passkeys,
            PasskeyWithdrawals withdrawals,
            DirectoryObjects objects,
            RejectedAttempts attempts,
            Caller caller) {
        this.passkeys = passkeys;
        this.withdrawals = withdrawals;
        this.objects = objects;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GetMapping("/me" + METHODS)
    Listing<Fido2View> mine() {
        return listing(caller.user());
    }

    /** Which ones somebody else has is for administrators to know. */
    @GetMapping(OF_USER)
    Listing<Fido2View> ofUser(@PathVariable("id") String id) {
        var user = objects.user(id);
        caller.requireMaySeeFactorsOf(user);
        return listing(user);
    }

    @DeleteMapping(OF_USER + "/{method}")
    ResponseEntity<Void> remove(@PathVariable("id") String id, @PathVariable("method") String method) {
        var user = objects.user(id);
        return attempts.watch(Attempt.DIRECTORY, user.id().value(), null, () -> {
            if (!withdrawals.remove(user, method, caller.id())) {
                throw GraphException.notFound();
            }
            return ResponseEntity.noContent().build();
        });
    }

    private Listing<Fido2View> listing(User user) {
        return Listing.of(
                "users('" + user.id() + "')" + METHODS,
                passkeys.of(user.id()).stream().map(Fido2View::of));
    }
}
