package org.countersign.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.text.ParseException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be read in the database, or in a copy of it: JSON Web Encryption (RFC 7516) in AES-256-GCM, with a
 * key that lies in a file. A seal names its key, so that older ones open what they sealed, and whose it is, so that
 * nobody's is of use in another row.
 *
 * <p>Where the store was sealed with keys that the file does not hold, the service does not start: it would draw new ones
 * and lock everybody out of his second factor.
 */
@Component
public final class Keyring {

    private static final String OWNER = "sub";

    private final KeyFile file;

    private volatile Keys keys;

    private record Keys(List<OctetSequenceKey> all, KeyFile.Version version) {}

    Keyring(KeyFile file, KeyMarker marker) {
        this.file = file;
        var marked = marker.find();
        if (!file.exists()) {
            if (marked.isPresent()) {
                throw new MissingKeys("The keys of this database are not there: " + file.path());
            }
            file.create();
        }
        this.keys = load();
        if (marked.isPresent()) {
            open(marked.get(), KeyMarker.OWNER);
        } else {
            marker.set(seal(KeyMarker.OWNER, KeyMarker.OWNER).text());
        }
    }

    /** The name of the key that seals now. */
    public String presentKey() {
        return present().getKeyID();
    }

    /** @param owner whose the text is: only for him can it be opened */
    public Sealed seal(String text, String owner) {
        return seal(new Payload(text), owner);
    }

    /** @param owner whose the bytes are: only for him can they be opened */
    public Sealed seal(byte[] bytes, String owner) {
        return seal(new Payload(bytes), owner);
    }

    private Sealed seal(Payload payload, String owner) {
        var key = present();
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .customParam(OWNER, owner)
                .build();
        var sealed = new JWEObject(header, payload);
        try {
            sealed.encrypt(new DirectEncrypter(key));
            return new Sealed(sealed.serialize(), key.getKeyID());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What was sealed for that owner.
     *
     * @throws MissingKeys if the key that sealed it is not there
     * @throws IllegalStateException if it was changed, or is somebody else's
     */
    public String open(String sealed, String owner) {
        return payloadOf(sealed, owner).toString();
    }

    /**
     * The bytes that were sealed for that owner.
     *
     * @throws MissingKeys if the key that sealed them is not there
     * @throws IllegalStateException if they were changed, or are somebody else's
     */
    public byte[] openBytes(String sealed, String owner) {
        return payloadOf(sealed, owner).toBytes();
    }

    private Payload payloadOf(String sealed, String owner) {
        try {
            var read = JWEObject.parse(sealed);
            if (!owner.equals(read.getHeader().getCustomParam(OWNER))) {
                throw new IllegalStateException("What is sealed belongs to somebody else");
            }
            read.decrypt(new DirectDecrypter(key(read.getHeader().getKeyID())));
            return read.getPayload();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException("What is sealed cannot be opened", e);
        }
    }

    private OctetSequenceKey present() {
        return current().all().get(0);
    }

    private OctetSequenceKey key(String id) {
        return current().all().stream()
                .filter(key -> key.getKeyID().equals(id))
                .findFirst()
                .orElseThrow(() -> new MissingKeys("The key " + id + " is not in " + file.path()));
    }

    /** Another node, or the command, may have drawn a key. */
    private Keys current() {
        if (!keys.version().equals(file.version())) {
            keys = load();
        }
        return keys;
    }

    private Keys load() {
        var version = file.version();
        return new Keys(file.read(), version);
    }
}
