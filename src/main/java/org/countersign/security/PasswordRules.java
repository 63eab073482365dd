package org.countersign.security;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/**
 * What a password has to be that a person chooses and that signs him in alone: {@value #MINIMUM_CHARACTERS} characters
 * or more, and none of his own names (NIST SP 800-63B-4, section 3.1.1.2). Nothing is asked of the kinds of characters,
 * and nothing is ever cut off: bcrypt reads {@value #MAXIMUM_BYTES} bytes, so what is longer is refused.
 */
public final class PasswordRules {

    static final int MINIMUM_CHARACTERS = 15;
    static final int MAXIMUM_BYTES = 72;

    private PasswordRules() {}

    /**
     * What stands against a password, in a sentence for its owner.
     *
     * @param known what others know or could look up; compared without case
     */
    public static Optional<String> objectionTo(String password, Collection<String> known) {
        if (password.codePointCount(0, password.length()) < MINIMUM_CHARACTERS) {
            return Optional.of("Choose a password of " + MINIMUM_CHARACTERS + " characters or more.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
            return Optional.of("Choose a shorter password: " + MAXIMUM_BYTES
                    + " plain letters at most; other characters count twice or more.");
        }
        if (known.stream().anyMatch(password::equalsIgnoreCase)) {
            return Optional.of("Choose a password that is none of your names.");
        }
        return Optional.empty();
    }
}
