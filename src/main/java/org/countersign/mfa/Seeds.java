package org.countersign.mfa;

import org.countersign.directory.UserId;
import org.countersign.keys.Keyring;
import org.springframework.stereotype.Component;

/** What seeds look like in the store: sealed for their users. */
@Component
class Seeds {

    private final Keyring keyring;

    Seeds(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * A seed as it is kept.
     *
     * @param key the name of the key that seals it
     */
    record Sealed(String text, String key) {}

    Sealed seal(UserId user, String base32) {
        return new Sealed(keyring.seal(base32, user.toString()), keyring.presentKey());
    }

    String open(UserId user, String sealed) {
        return keyring.open(sealed, user.toString());
    }
}
