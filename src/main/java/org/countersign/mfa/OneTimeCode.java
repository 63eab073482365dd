package org.countersign.mfa;

import java.util.regex.Pattern;

/** A typed one-time code: six ASCII digits, as RFC 6238 authenticators show them. Never logged or stored. */
public record OneTimeCode(String digits) {

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    public OneTimeCode {
        if (!SIX_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("A one-time code has six digits");
        }
    }

    @Override
    public String toString() {
        return "OneTimeCode[******]";
    }
}
