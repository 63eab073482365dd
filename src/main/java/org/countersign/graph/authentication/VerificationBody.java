package org.countersign.graph.authentication;

import java.util.Objects;
import org.countersign.graph.error.GraphException;
import org.countersign.mfa.OneTimeCode;
import org.jspecify.annotations.Nullable;

/** A code of a new generator, as a client sends it. */
record VerificationBody(@Nullable String verificationCode) {

    OneTimeCode code() {
        return OneTimeCode.in(Objects.requireNonNullElse(verificationCode, ""))
                .orElseThrow(() -> GraphException.badRequest("verificationCode must be six digits."));
    }

    @Override
    public String toString() {
        return "VerificationBody[******]";
    }
}
