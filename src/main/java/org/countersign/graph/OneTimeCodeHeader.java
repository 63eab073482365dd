package org.countersign.graph;

import java.util.Objects;
import org.countersign.mfa.OneTimeCode;
import org.jspecify.annotations.Nullable;

/** Where callers put the one-time code that goes with what they ask for. */
final class OneTimeCodeHeader {

    static final String NAME = "X-Countersign-OTP";

    private OneTimeCodeHeader() {}

    /** The code; none: nothing was typed, or nothing that is a code. */
    static @Nullable OneTimeCode codeIn(@Nullable String header) {
        return OneTimeCode.in(Objects.requireNonNullElse(header, "")).orElse(null);
    }
}
