package org.countersign.audit.chain;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A link of the chain. Its hash is SHA-256 of the number (eight bytes, big-endian), the hash before (32 bytes) and the
 * event's digest (32 bytes): whoever changes one has to change all that follow.
 *
 * @param seq 1 for the first one, and no number is left out
 * @param digest of the event's canonical form, in hex
 * @param hash in hex
 */
record Seal(long seq, UUID event, String digest, String hash) {

    /** What comes before the first seal. */
    static final Head START = new Head(0, "0".repeat(2 * Sha256.BYTES));

    /** How far the chain reaches. */
    record Head(long seq, String hash) {

        Seal seal(UUID event, String digest) {
            return new Seal(seq + 1, event, digest, next(digest).hash());
        }

        /** What the next event makes of it. */
        Head next(String digest) {
            return new Head(seq + 1, hashOf(seq + 1, hash, digest));
        }

        Checkpoint checkpoint(String origin) {
            return new Checkpoint(
                    origin,
                    seq,
                    Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash)));
        }
    }

    Head head() {
        return new Head(seq, hash);
    }

    private static String hashOf(long seq, String previous, String digest) {
        var number = ByteBuffer.allocate(Long.BYTES).putLong(seq).array();
        var hex = HexFormat.of();
        return hex.formatHex(Sha256.of(number, hex.parseHex(previous), hex.parseHex(digest)));
    }
}
