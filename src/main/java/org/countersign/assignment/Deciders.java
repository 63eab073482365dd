package org.countersign.assignment;

import java.util.function.Predicate;
import org.countersign.directory.User;
import org.springframework.stereotype.Component;

/**
 * Whose decisions count, whatever roles they hold: those of enabled accounts of people. No service decides, and no sealed
 * account: who waited for that one would wait for somebody to open an envelope, and whoever has opened it gives a role in his
 * own name, which is heard, rather than approving what somebody asks.
 */
@Component
class Deciders {

    private final SealedAccount sealed;

    Deciders(SealedAccount sealed) {
        this.sealed = sealed;
    }

    /** Tells of each user whether he is one, at this moment. */
    Predicate<User> able() {
        var envelope = sealed.user();
        return user -> user.enabled()
                && !user.isService()
                && envelope.filter(user.id()::equals).isEmpty();
    }
}
