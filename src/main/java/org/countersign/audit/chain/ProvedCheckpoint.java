package org.countersign.audit.chain;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A checkpoint as it stands in the store, and what its signature proves.
 *
 * @param note none: what stands there is no checkpoint
 * @param signed whether the key has signed it
 */
record ProvedCheckpoint(long seq, Optional<SignedCheckpoint> note, boolean signed) {

    /** Signatures take far longer than all else, and none waits for another: all processors are at them. */
    static Map<Long, ProvedCheckpoint> prove(Map<Long, String> notes, PublicKeyOfTrail key) {
        return notes.entrySet().parallelStream()
                .map(note -> prove(note.getKey(), SignedCheckpoint.lastIn(note.getValue()), key))
                .collect(Collectors.toMap(ProvedCheckpoint::seq, proved -> proved));
    }

    private static ProvedCheckpoint prove(long seq, Optional<SignedCheckpoint> note, PublicKeyOfTrail key) {
        return new ProvedCheckpoint(seq, note, note.filter(key::signed).isPresent());
    }
}
