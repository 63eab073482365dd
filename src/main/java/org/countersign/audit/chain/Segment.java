package org.countersign.audit.chain;

/**
 * A part of the trail in a file of its own.
 *
 * @param first the number of its first seal
 * @param before the hash before it, in hex: the one that the segment before ends with
 * @param end what was signed at its end
 */
public record Segment(long first, String before, SignedCheckpoint end) {

    /** The number of its last seal. */
    public long last() {
        return end.seq();
    }
}
