package org.countersign.mfa;

import java.util.Optional;
import java.util.regex.Pattern;

/** An authentication context's id, which is its claim value: {@code c1} to {@code c99}. */
public record AuthenticationContextId(String value) {

    private static final Pattern CLAIM_VALUE = Pattern.compile("c[1-9][0-9]?");

    /** @throws IllegalArgumentException unless it is one of c1 to c99 */
    public AuthenticationContextId {
        if (!CLAIM_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("An authentication context is one of c1 to c99");
        }
    }

    /** The id that a text is, if it is one. */
    public static Optional<AuthenticationContextId> in(String text) {
        return CLAIM_VALUE.matcher(text).matches() ? Optional.of(new AuthenticationContextId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
