package org.countersign.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Seals what callers hand back: they can neither read nor change it, nor make it up (AES-256 in GCM). A seal stays good
 * on every node and across restarts.
 */
@Component
public class Seals {

    private static final int INITIALIZATION_VECTOR_BYTES = 16;

    /** A seal of nothing: the initialization vector and GCM's tag. */
    private static final int SHORTEST = INITIALIZATION_VECTOR_BYTES + 16;

    /** The key is random as it is; the salt has nothing to add. */
    private static final String SALT = "c0de5ea1";

    private final SingletonSupplier<BytesEncryptor> encryptor;

    Seals(SealKey key) {
        encryptor = SingletonSupplier.of(() -> new AesBytesEncryptor(
                key.find().orElseGet(key::draw),
                SALT,
                KeyGenerators.secureRandom(INITIALIZATION_VECTOR_BYTES),
                CipherAlgorithm.GCM));
    }

    /** A text that fits into an address, and that only {@link #open} can make something of. */
    public String seal(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(encryptor.obtain().encrypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What was sealed; nothing if that was not sealed here, or was changed since. */
    public Optional<String> open(String sealed) {
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed);
            return bytes.length < SHORTEST
                    ? Optional.empty()
                    : Optional.of(new String(encryptor.obtain().decrypt(bytes), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
