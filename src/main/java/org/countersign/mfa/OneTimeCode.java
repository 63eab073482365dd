package org.countersign.mfa;

import java.util.Optional;
import java.util.regex.Pattern;

/** A typed one-time code: six ASCII digits, as RFC 6238 authenticators show them. Never logged or stored. */
public record OneTimeCode(String digits) implements SecondFactor {

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    public OneTimeCode {
        if (!SIX_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("A one-time code has six digits");
        }
    }

    /** The code that somebody typed; what is no code proves nothing, as if none had been typed. */
    public static Optional<OneTimeCode> in(String typed) {
        return Optional.of(typed.strip())
                .filter(text -> SIX_DIGITS.matcher(text).matches())
                .map(OneTimeCode::new);
    }

    @Override
    public String toString() {
        return "OneTimeCode[******]";
    }
}
