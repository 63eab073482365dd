package org.countersign.mfa;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Which time step a one-time code belongs to (RFC 6238: SHA-1, 6 digits, 30 seconds). */
final class TotpSteps {

    private static final Duration STEP = Duration.ofSeconds(30);

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator(STEP);

    private TotpSteps() {}

    /**
     * The time step whose code it is, if it counts now and comes after the last one that did.
     *
     * @param seed base32 without padding
     */
    static OptionalLong stepOf(String seed, OneTimeCode code, long lastStep, Instant now) {
        var key = new SecretKeySpec(new Base32().decode(seed), GENERATOR.getAlgorithm());
        var thisStep = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.of(thisStep - 1, thisStep)
                .filter(step -> step > lastStep)
                .filter(step -> isSame(code.digits(), codeOf(key, step)))
                .findFirst();
    }

    private static String codeOf(SecretKeySpec key, long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A stored seed is not a key", e);
        }
    }

    /** Takes the same time wherever the first difference lies. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
