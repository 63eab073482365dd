package org.countersign.audit.chain;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** Follows a chain from its beginning, seal by seal, and stops at the first one that is not as it was sealed. */
final class Walk {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final PublicKeyOfTrail key;
    private final Optional<SignedCheckpoint> witness;

    private Seal.Head head = Seal.START;
    private long signed;

    /** @param witness from elsewhere; the chain has to go through there */
    Walk(PublicKeyOfTrail key, Optional<SignedCheckpoint> witness) {
        this.key = key;
        this.witness = witness;
        witness.ifPresent(known -> requireSignature(known, key.signed(known)));
    }

    /**
     * Begins after what was archived.
     *
     * @param start where, and signed
     * @param putBack a seal of what was archived that is back
     * @throws TamperedTrail if that was not signed, or the seal is back: nothing of it is verified here
     * @throws IllegalArgumentException if the witness is about what was archived
     */
    void begin(SignedCheckpoint start, OptionalLong putBack) {
        require(key.signedArchive(start), "The note of the archive to seal %d has a bad signature", start.seq());
        putBack.ifPresent(seq -> fail("Seal %d was archived, and is back: it was added", seq));
        witness.filter(known -> known.seq() < start.seq()).ifPresent(known -> {
            throw new IllegalArgumentException("The checkpoint of seal " + known.seq()
                    + " is older than what is here: verify the archived segment with it");
        });
        head = start.checkpoint().head();
        signed = start.seq();
        requireWitnessed();
    }

    /** The number of the last seal that was followed. */
    long seq() {
        return head.seq();
    }

    /** @throws TamperedTrail if the event or its seal is not the one that was sealed next */
    void take(SealedEvent event) {
        var seal = event.seal();
        require(seal.seq() == head.seq() + 1, "Seal %d is missing: it was deleted", head.seq() + 1);
        require(event.present(), "Event %s (seal %d) was deleted", seal.event(), seal.seq());
        require(event.isAsSealed(), "Event %s (seal %d) was edited", seal.event(), seal.seq());
        require(
                SHA_256.matcher(seal.digest()).matches() && seal.equals(head.seal(seal.event(), seal.digest())),
                "Event %s (seal %d) is not what was sealed there: the order was changed, or the seal",
                seal.event(),
                seal.seq());
        head = seal.head();
        requireWitnessed();
    }

    /** @throws TamperedTrail if the checkpoint, which was signed at this very place, says otherwise */
    void take(ProvedCheckpoint proved) {
        var checkpoint = proved.note()
                .orElseThrow(() -> new TamperedTrail("The checkpoint of seal " + proved.seq() + " was edited"));
        requireSignature(checkpoint, proved.signed());
        requireSameHead(checkpoint);
        signed = checkpoint.seq();
    }

    /**
     * Ends the walk.
     *
     * @param newestCheckpoint the number up to which the store says that the chain was signed; 0: nothing was
     * @param stray an event with no seal, though it does not wait for one
     * @param lost an event that waits for its seal, but is not there
     * @throws TamperedTrail if the end was cut off, or something was added
     */
    void end(long newestCheckpoint, Optional<UUID> stray, Optional<UUID> lost) {
        var reached =
                Math.max(newestCheckpoint, witness.map(SignedCheckpoint::seq).orElse(0L));
        require(
                reached <= seq(),
                "The chain ends with seal %d, but %d were signed: its end was cut off",
                seq(),
                reached);
        require(
                signed == seq(),
                "Seal %d is under no signed checkpoint: it was added, or checkpoints deleted",
                signed + 1);
        stray.ifPresent(event -> fail("Event %s has no seal and waits for none: it was inserted", event));
        lost.ifPresent(event -> fail("Event %s was deleted before it was sealed", event));
    }

    private void requireSignature(SignedCheckpoint checkpoint, boolean isSigned) {
        require(
                isSigned,
                "The checkpoint of seal %d has a bad signature, or is another key's than %s",
                checkpoint.seq(),
                key.name());
    }

    private void requireWitnessed() {
        witness.filter(known -> known.seq() == seq()).ifPresent(this::requireSameHead);
    }

    private void requireSameHead(SignedCheckpoint checkpoint) {
        require(
                checkpoint.checkpoint().equals(head.checkpoint(key.name())),
                "The checkpoint of seal %d does not fit the chain, which was rewritten before it",
                checkpoint.seq());
    }

    private static void require(boolean expected, String message, Object... details) {
        if (!expected) {
            fail(message, details);
        }
    }

    private static void fail(String message, Object... details) {
        throw new TamperedTrail(message.formatted(details));
    }
}
