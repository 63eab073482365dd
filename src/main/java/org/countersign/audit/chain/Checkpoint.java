package org.countersign.audit.chain;

import java.util.Base64;
import java.util.HexFormat;

/**
 * How far a chain reached at a moment, in the text form of C2SP's tlog-checkpoint: origin, number and hash, a line each.
 *
 * @param origin whose chain it is: the name of its key
 * @param seq the number of the last seal
 * @param hash of the last seal, in base64
 */
record Checkpoint(String origin, long seq, String hash) {

    /** How far the chain reaches there. */
    Seal.Head head() {
        return new Seal.Head(seq, HexFormat.of().formatHex(Base64.getDecoder().decode(hash)));
    }

    String text() {
        return origin + "\n" + seq + "\n" + hash + "\n";
    }
}
