package org.countersign.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a password has to be that a person chooses and that signs him in alone: {@value #MINIMUM_CHARACTERS} characters
 * or more, none of his own names, and nothing that is guessed easily: the words and passwords that everybody knows, what
 * lies side by side on a keyboard, and repetitions of them (NIST SP 800-63B-4, section 3.1.1.2; the lists come with the
 * library, and nothing is sent anywhere). Nothing is asked of the kinds of characters, and nothing is ever cut off:
 * bcrypt reads {@value #MAXIMUM_BYTES} bytes, so what is longer is refused.
 */
public final class PasswordRules {

    static final int MINIMUM_CHARACTERS = 15;
    static final int MAXIMUM_BYTES = 72;

    /** Of the library's five grades, from 0: the one that takes a hundred million guesses. */
    private static final int HARD_TO_GUESS = 3;

    private static final Zxcvbn GUESSER = new Zxcvbn();

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
        if (GUESSER.measure(password, List.copyOf(known)).getScore() < HARD_TO_GUESS) {
            return Optional.of("Choose a password that is harder to guess: some words that do not belong together.");
        }
        return Optional.empty();
    }
}
