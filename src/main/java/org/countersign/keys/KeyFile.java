package org.countersign.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.countersign.settings.CannotStart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The file of the keys: a JSON Web Key Set (RFC 7517) of 256-bit keys, the present one first. Whoever can read it, and
 * the database, can read what is sealed.
 */
@Component
class KeyFile {

    private static final int BITS = 256;
    private static final String REMEDY =
            "Bring back the file of the keys, readable by the service, or set COUNTERSIGN_KEYS_FILE to where it is.";

    private final Path path;

    KeyFile(KeyProperties properties) {
        this.path = properties.file().toAbsolutePath();
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Which file it is. A new one takes its place whenever it changes, so that two changes within one tick of the file
     * system's clock are told apart.
     */
    record Version(@Nullable Object file, FileTime written, long size) {}

    Version version() {
        try {
            var now = Files.readAttributes(path, BasicFileAttributes.class);
            return new Version(now.fileKey(), now.lastModifiedTime(), now.size());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The keys, the present one first; never none. */
    List<OctetSequenceKey> read() {
        try {
            var keys = JWKSet.parse(Files.readString(path)).getKeys().stream()
                    .map(JWK::toOctetSequenceKey)
                    .toList();
            if (keys.isEmpty() || keys.stream().anyMatch(key -> key.size() != BITS || key.getKeyID() == null)) {
                throw new CannotStart(path + " holds other things than keys of 256 bits, each with its id.", REMEDY);
            }
            return keys;
        } catch (IOException e) {
            throw unreadable(e);
        } catch (ParseException e) {
            // Without its cause: that quotes what it read.
            throw new CannotStart(path + " is no JSON Web Key Set.", REMEDY);
        }
    }

    /** Makes it, with one key, unless somebody else is faster. */
    void create() {
        try {
            OwnerOnlyFile.create(path, textOf(List.of(draw())));
        } catch (FileAlreadyExistsException e) {
            // Another node's.
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Draws a new present key; the others are kept, for what is sealed with them. */
    void addKey() {
        var keys = new ArrayList<JWK>(read());
        keys.add(0, draw());
        try {
            OwnerOnlyFile.replace(path, textOf(keys));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CannotStart unreadable(IOException e) {
        return new CannotStart("The keys in " + path + " cannot be read: " + e + ".", REMEDY);
    }

    private CannotStart unwritable(IOException e) {
        return new CannotStart(
                "The keys cannot be written to " + path + ": " + e + ".",
                "Let the service write there, or set COUNTERSIGN_KEYS_FILE to where it may.");
    }

    private static String textOf(List<JWK> keys) {
        return new JWKSet(keys).toString(false);
    }

    private static JWK draw() {
        try {
            return new OctetSequenceKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.ENCRYPTION)
                    .algorithm(EncryptionMethod.A256GCM)
                    .issueTime(new Date())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
