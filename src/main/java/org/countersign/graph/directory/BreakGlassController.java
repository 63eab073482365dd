package org.countersign.graph.directory;

import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.breakglass.BreakGlass;
import org.countersign.breakglass.SealedCredentials;
import org.countersign.directory.Directory;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.Confidential;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.RejectedAttempts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Seals the break-glass account, and tells administrators of it. The password is in one answer and in no other. */
@GraphController
class BreakGlassController {

    private static final String PATH = "/directory/breakGlassAccount";
    private static final String CONTEXT = "directory/breakGlassAccount";

    private final BreakGlass breakGlass;
    private final Directory directory;
    private final RejectedAttempts attempts;
    private final Caller caller;

    BreakGlassController(BreakGlass breakGlass, Directory directory, RejectedAttempts attempts, Caller caller) {
        this.breakGlass = breakGlass;
        this.directory = directory;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GetMapping(PATH)
    Entity<BreakGlassView> read() {
        if (!caller.mayAdminister()) {
            throw GraphException.notFound();
        }
        return breakGlass
                .find()
                .map(account ->
                        BreakGlassView.of(account, directory.user(account.user()), directory.user(account.sealedBy())))
                .map(view -> Entity.of(CONTEXT, view))
                .orElseThrow(GraphException::notFound);
    }

    @Confidential
    @PostMapping(PATH)
    ResponseEntity<SealedCredentials> seal() {
        var sealed = attempts.watch(Attempt.DIRECTORY, null, () -> breakGlass.seal(caller.id()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(sealed);
    }
}
