package org.countersign.audit.chain;

/** Where checkpoints go, out of the reach of whoever rules the database. */
interface CheckpointSink {

    /**
     * Takes one that is newer than any before; some may be left out. It has been kept for good when this returns.
     *
     * @throws RuntimeException if it could not be kept; it comes again
     */
    void take(SignedCheckpoint checkpoint);
}
