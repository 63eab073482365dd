package org.countersign.audit.chain;

/**
 * How far a chain reached at a moment, in the text form of C2SP's tlog-checkpoint: origin, number and hash, a line each.
 *
 * @param origin whose chain it is: the name of its key
 * @param seq the number of the last seal
 * @param hash of the last seal, in base64
 */
record Checkpoint(String origin, long seq, String hash) {

    String text() {
        return origin + "\n" + seq + "\n" + hash + "\n";
    }
}
