package org.countersign.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The code generator of everybody in a test, and in the demo. */
public final class Authenticator {

    public static final String SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private Authenticator() {}

    /** What it shows at that moment. */
    public static String codeAt(Instant moment) {
        return codeAt(SEED, moment);
    }

    /** What one with a seed of its own shows at that moment. */
    public static String codeAt(String seed, Instant moment) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30));
            var key = new SecretKeySpec(new Base32().decode(seed), generator.getAlgorithm());
            return generator.generateOneTimePasswordString(key, moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
