package org.countersign.console;

import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.RecoveryCode;
import org.countersign.mfa.SecondFactor;
import org.countersign.security.CurrentUser;
import org.countersign.security.HeldProofs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who looks at a page, and what he can offer as a proof. */
@Component
class Visitor {

    private final CurrentUser currentUser;
    private final Directory directory;
    private final HeldProofs held;

    Visitor(CurrentUser currentUser, Directory directory, HeldProofs held) {
        this.currentUser = currentUser;
        this.directory = directory;
        this.held = held;
    }

    UserId id() {
        return currentUser.id();
    }

    User user() {
        return directory.user(id());
    }

    /** The proof that his session holds, or else the recovery code that he typed. */
    @Nullable
    SecondFactor offers(String recoveryCode) {
        return held.find()
                .map(SecondFactor.class::cast)
                .or(() -> Optional.of(recoveryCode)
                        .filter(typed -> !typed.isBlank())
                        .map(RecoveryCode::new))
                .orElse(null);
    }

    boolean hasProof() {
        return held.find().isPresent();
    }
}
