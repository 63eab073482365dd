package org.countersign.graph.authentication;

import java.util.Objects;
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.SecondFactor;
import org.countersign.security.HeldProofs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What callers offer as the proof of a second factor that goes with what they ask. */
@Component
public class OfferedFactors {

    /** Where they put a one-time code. */
    public static final String HEADER = "X-Countersign-OTP";

    private final HeldProofs held;

    OfferedFactors(HeldProofs held) {
        this.held = held;
    }

    /**
     * The code that was sent; without one, the proof that the caller's session holds. What is no code proves nothing, as if
     * none had been sent.
     */
    public @Nullable SecondFactor in(@Nullable String header) {
        var typed = Objects.requireNonNullElse(header, "");
        return OneTimeCode.in(typed)
                .map(SecondFactor.class::cast)
                .or(() -> held.find().filter(proof -> typed.isBlank()))
                .orElse(null);
    }
}
