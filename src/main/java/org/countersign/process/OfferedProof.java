package org.countersign.process;

import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SharedProof;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The proof, made before, that a request is started with: by our own code, and for its transaction. It is no variable of the
 * start, since anybody could send that through a door of the engine, and a proof's id can be read in a token. So no session
 * and no script offers what another session proved, nor what one that has ended did.
 */
final class OfferedProof {

    private OfferedProof() {}

    /** Starts something with what is offered, within the present transaction. */
    static <T> T during(@Nullable SecondFactor offered, Supplier<T> start) {
        if (!(offered instanceof SharedProof)) {
            return start.get();
        }
        TransactionSynchronizationManager.bindResource(OfferedProof.class, offered);
        try {
            return start.get();
        } finally {
            TransactionSynchronizationManager.unbindResource(OfferedProof.class);
        }
    }

    /** What the present start was given. */
    static Optional<SecondFactor> find() {
        return Optional.ofNullable((SecondFactor) TransactionSynchronizationManager.getResource(OfferedProof.class));
    }
}
