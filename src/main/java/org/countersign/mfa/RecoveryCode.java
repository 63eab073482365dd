package org.countersign.mfa;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.countersign.keys.RandomWords;

/**
 * One of the codes that somebody keeps for the day on which he has lost his second factor: 80 random bits. It signs in
 * and lets a new factor be enrolled; it activates no role (NIST SP 800-63B-4, section 4.2: it is for recovery).
 */
public record RecoveryCode(String text) implements SecondFactor {

    private static final int BYTES = 10;

    /** Whatever its case, its hyphens and its blanks. */
    public RecoveryCode {
        text = text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    /** As it is shown, once. */
    static String draw() {
        return RandomWords.draw(BYTES);
    }

    /** As it is kept. With so many random bits no slow hash is needed. */
    String hash() {
        return DigestUtils.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RecoveryCode[******]";
    }
}
