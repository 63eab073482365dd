package org.countersign.firstrun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.countersign.keys.RandomWords;

/**
 * What proves that somebody can read the service's files: 256 random bits. Only their SHA-256 hash is kept; so many
 * bits need no slow one.
 */
final class OneTimeSecret {

    private static final int BYTES = 32;

    private final byte[] hash;

    private OneTimeSecret(byte[] hash) {
        this.hash = hash;
    }

    /** The words of a new secret. */
    static String draw() {
        return RandomWords.draw(BYTES);
    }

    static OneTimeSecret of(String words) {
        return new OneTimeSecret(hashOf(words));
    }

    /** Takes the same time wherever the first difference lies. Case, hyphens and blanks do not count. */
    boolean matches(String words) {
        return MessageDigest.isEqual(hash, hashOf(words));
    }

    private static byte[] hashOf(String words) {
        var letters = words.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
