package org.countersign.keys;

import java.security.SecureRandom;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;

/** Secrets that people copy by hand: small letters and digits (base32, RFC 4648), in groups of four. */
public final class RandomWords {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomWords() {}

    /** @param bytes how many random ones it is made of; eight bits each */
    public static String draw(int bytes) {
        var bits = new byte[bytes];
        RANDOM.nextBytes(bits);
        var letters = new Base32().encodeToString(bits).replace("=", "").toLowerCase(Locale.ROOT);
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }
}
