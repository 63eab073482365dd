package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a trail's checkpoints are verified with: an Ed25519 key (RFC 8032), written as C2SP's signed-note asks:
 * {@code name+keyid+base64}.
 *
 * @param name the origin of the checkpoints that it signs
 * @param bytes the 32 bytes of the key
 */
public record PublicKeyOfTrail(String name, byte[] bytes) {

    private static final Pattern TEXT = Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

    /** How the note's format numbers Ed25519. */
    private static final byte ED25519 = 1;

    /** What DER puts before the 32 bytes of such a key (RFC 8410). */
    private static final byte[] DER_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int ID_BYTES = 4;

    static PublicKeyOfTrail of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        return new PublicKeyOfTrail(name, Arrays.copyOfRange(encoded, DER_PREFIX.length, encoded.length));
    }

    /** @throws IllegalArgumentException if the text is no such key */
    public static PublicKeyOfTrail parse(String text) {
        var parts = TEXT.matcher(text.strip());
        if (parts.matches()) {
            var typed = Base64.getDecoder().decode(parts.group(3));
            var key = new PublicKeyOfTrail(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
            if (typed[0] == ED25519 && HexFormat.of().formatHex(key.id()).equals(parts.group(2))) {
                return key;
            }
        }
        throw new IllegalArgumentException("This is no public key of a trail: " + text);
    }

    /** As it is handed out. */
    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** Whether the checkpoint is one of this key's chain, as it was signed. */
    public boolean signed(SignedCheckpoint note) {
        return signed(note, name);
    }

    /** Whether the note says where this key's chain begins, what was before being archived. */
    boolean signedArchive(SignedCheckpoint note) {
        return signed(note, archiveName());
    }

    /** Of what a note about the archive has as its origin: no checkpoint can be taken for one. */
    String archiveName() {
        return name + "/archive";
    }

    private boolean signed(SignedCheckpoint note, String origin) {
        var signature = note.signature();
        return note.checkpoint().origin().equals(origin)
                && note.signer().equals(name)
                && Arrays.equals(Arrays.copyOf(signature, ID_BYTES), id())
                && verifies(note.checkpoint().text(), Arrays.copyOfRange(signature, ID_BYTES, signature.length));
    }

    byte[] signatureLine(byte[] signature) {
        return ByteBuffer.allocate(ID_BYTES + signature.length)
                .put(id())
                .put(signature)
                .array();
    }

    private boolean verifies(String text, byte[] signature) {
        try {
            var verification = Signature.getInstance("Ed25519");
            verification.initVerify(key());
            verification.update(text.getBytes(UTF_8));
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        var encoded = ByteBuffer.allocate(DER_PREFIX.length + bytes.length)
                .put(DER_PREFIX)
                .put(bytes);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.array()));
    }

    private byte[] id() {
        return Arrays.copyOf(Sha256.of((name + "\n").getBytes(UTF_8), typed()), ID_BYTES);
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + bytes.length).put(ED25519).put(bytes).array();
    }
}
