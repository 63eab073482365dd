package org.countersign.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.AuditStoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever somebody who rules the database does to a trail of nine events, signed at the fifth and the ninth, is found. */
@AuditStoreTest
class TamperTests extends TrailOnStage {

    @Autowired
    private NightlyVerification nightly;

    private List<UUID> written;
    private SignedCheckpoint elsewhere;

    @BeforeEach
    void sealNineEvents() {
        written = Stream.of(events.write(5), sealed(), events.write(4), sealed())
                .flatMap(List::stream)
                .toList();
        elsewhere = newestCheckpoint();
        assertThat(verifier.verify(publicKey(), Optional.of(elsewhere))).isEqualTo(9);
    }

    @Test
    void whateverItIsTheNightFindsIt() {
        var metrics = new SimpleMeterRegistry();
        nightly.bindTo(metrics);
        assertThat(nightly.verify()).isTrue();
        assertThat(metrics.get("countersign.audit.sound").gauge().value()).isEqualTo(1);

        administrator.run("update audit_event set reason = 'Nothing happened' where id = '" + written.get(2) + "'");
        assertThat(nightly.verify()).isFalse();
        assertThat(metrics.get("countersign.audit.sound").gauge().value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activity = 'ACTIVATION_DENIED'",
                "occurred_at = occurred_at + interval '1' second",
                "result = 'FAILURE'",
                "reason = 'Nothing happened'",
                "correlation_id = '00000000-0000-0000-0000-000000000001'",
                "actor_id = '00000000-0000-0000-0000-000000000001'",
                "actor_name = 'Mallory'",
                "actor_address = '192.0.2.1'",
                "role_id = null",
                "role_name = 'Guest'",
                "target_id = null",
                "target_type = 'GROUP'",
                "target_name = 'Mallory'",
                "details = '{}'",
                "format = 0",
                "digest = null",
                "format = 0, digest = null"
            })
    void anEditedColumn(String edit) {
        administrator.run("update audit_event set " + edit + " where id = '" + written.get(2) + "'");

        assertFound("Event " + written.get(2) + " (seal 3) was edited");
    }

    @Test
    void anEditedEventWithADigestThatFits() {
        administrator.run("update audit_event set reason = 'Nothing happened' where id = '" + written.get(2) + "'");
        digestAnew(written.get(2));

        assertFound("Event " + written.get(2) + " (seal 3) was edited");
    }

    @Test
    void anEditedEventUnderASealThatFits() {
        administrator.run("update audit_event set reason = 'Nothing happened' where id = '" + written.get(2) + "'");
        var digest = digestAnew(written.get(2));
        administrator.run("update audit_seal set digest = '" + digest + "' where seq = 3");

        assertFound("Event " + written.get(2) + " (seal 3) is not what was sealed there");
    }

    @Test
    void anEditedEventUnderAChainThatWasComputedAnewWithoutTheKey() {
        administrator.run("update audit_event set reason = 'Nothing happened' where id = '" + written.get(2) + "'");
        digestAnew(written.get(2));
        chainAnew();

        assertFound("The checkpoint of seal 5 does not fit the chain, which was rewritten before it");
    }

    @Test
    void theSameWithNewCheckpointsByAnotherKey() {
        administrator.run("update audit_event set reason = 'Nothing happened' where id = '" + written.get(2) + "'");
        digestAnew(written.get(2));
        chainAnew();
        signAnew(SigningKey.draw(publicKey().name()));

        assertFound("The checkpoint of seal 9 has a bad signature, or is another key's than "
                + publicKey().name());
    }

    @Test
    void aPublicKeyInThePlaceOfOurs() {
        var other = SigningKey.draw(publicKey().name());
        var ours = publicKey();
        administrator.run(
                "update audit_key set public_key = '" + other.publicKey().text() + "'");
        try {
            assertThatThrownBy(this::publicKey)
                    .isInstanceOf(TamperedTrail.class)
                    .hasMessageContaining("it was changed");
        } finally {
            administrator.run("update audit_key set public_key = '" + ours.text() + "'");
        }
    }

    @Test
    void aDeletedEvent() {
        administrator.run("delete from audit_event where id = '" + written.get(2) + "'");

        assertFound("Event " + written.get(2) + " (seal 3) was deleted");
    }

    @Test
    void aDeletedEventAndItsSeal() {
        administrator.run(
                "delete from audit_event where id = '" + written.get(2) + "'", "delete from audit_seal where seq = 3");

        assertFound("Seal 3 is missing: it was deleted");
    }

    @Test
    void anEventThatIsDeletedBeforeItIsSealed() {
        var waiting = events.write("Waiting");
        administrator.run("delete from audit_event where id = '" + waiting + "'");

        assertFound("Event " + waiting + " was deleted before it was sealed");
    }

    @Test
    void twoThatChangedPlaces() {
        administrator.run(
                "update audit_seal set seq = -1 where seq = 3",
                "update audit_seal set seq = 3 where seq = 4",
                "update audit_seal set seq = 4 where seq = -1");

        assertFound("Event " + written.get(3) + " (seal 3) is not what was sealed there");
    }

    @Test
    void twoWhoseContentsChangedPlaces() {
        administrator.run(
                "update audit_event set id = '00000000-0000-0000-0000-000000000001' where id = '" + written.get(2)
                        + "'",
                "update audit_event set id = '" + written.get(2) + "' where id = '" + written.get(3) + "'",
                "update audit_event set id = '" + written.get(3)
                        + "' where id = '00000000-0000-0000-0000-000000000001'");

        assertFound("Event " + written.get(2) + " (seal 3) was edited");
    }

    @Test
    void anInsertedEvent() {
        var inserted = events.write("It was somebody else");
        administrator.run("delete from audit_pending");

        assertFound("Event " + inserted + " has no seal and waits for none: it was inserted");
    }

    @Test
    void anInsertedEventWithASealBehindTheLastOne() {
        var inserted = events.write("It was somebody else");
        var seal = transactions.execute(transaction -> chain.head()).seal(inserted, digestAnew(inserted));
        administrator.run("delete from audit_pending");
        transactions.executeWithoutResult(transaction -> chain.add(List.of(seal)));

        assertFound("Seal 10 is under no signed checkpoint");
    }

    @Test
    void anEndThatIsCutOff() {
        administrator.run(
                "delete from audit_event where id = '" + written.get(8) + "'", "delete from audit_seal where seq = 9");

        assertFound("The chain ends with seal 8, but 9 were signed: its end was cut off");
    }

    /** Nothing within the database tells it from a younger trail. */
    @Test
    void anEndThatIsCutOffWithItsCheckpointShowsElsewhere() {
        cutOffAfterTheFirstCheckpoint();

        assertThat(verifier.verify(publicKey(), Optional.empty())).isEqualTo(5);
        assertFoundFromElsewhere("The chain ends with seal 5, but 9 were signed: its end was cut off");
    }

    @Test
    void anEndThatIsCutOffAndGrownAnewShowsElsewhere() {
        cutOffAfterTheFirstCheckpoint();
        events.write(4);
        sealer.sealSome();

        assertThat(verifier.verify(publicKey(), Optional.empty())).isEqualTo(9);
        assertFoundFromElsewhere("The checkpoint of seal 9 does not fit the chain, which was rewritten before it");
    }

    @Test
    void everythingDeleted() {
        administrator.clearTheTrail();

        assertFoundFromElsewhere("The chain ends with seal 0, but 9 were signed: its end was cut off");
    }

    @Test
    void aDeletedCheckpoint() {
        administrator.run("delete from audit_checkpoint where seq = 9");

        assertFound("Seal 6 is under no signed checkpoint: it was added, or checkpoints deleted");
    }

    @Test
    void aCheckpointThatIsNone() {
        administrator.run("update audit_checkpoint set note = 'all is well' where seq = 5");

        assertFound("The checkpoint of seal 5 was edited");
    }

    @Test
    void aBadSignature() {
        var note = elsewhere.text();
        var last = note.charAt(note.length() - 10);
        var forged =
                note.substring(0, note.length() - 10) + (last == 'A' ? 'B' : 'A') + note.substring(note.length() - 9);
        administrator.run("update audit_checkpoint set note = '" + forged + "' where seq = 9");

        assertFound("The checkpoint of seal 9 has a bad signature");
    }

    @Test
    void theWrongKey() {
        var other = SigningKey.draw(publicKey().name()).publicKey();

        assertThatThrownBy(() -> verifier.verify(other, Optional.empty()))
                .isInstanceOf(TamperedTrail.class)
                .hasMessageStartingWith("The checkpoint of seal 5 has a bad signature");
    }

    /** Without anything from elsewhere. */
    private void assertFound(String message) {
        assertFound(message, Optional.empty());
    }

    private void assertFoundFromElsewhere(String message) {
        assertFound(message, Optional.of(elsewhere));
    }

    private void assertFound(String message, Optional<SignedCheckpoint> witness) {
        assertThatThrownBy(() -> verifier.verify(publicKey(), witness))
                .isInstanceOf(TamperedTrail.class)
                .hasMessageStartingWith(message);
    }

    private List<UUID> sealed() {
        sealer.sealSome();
        return List.of();
    }

    private void cutOffAfterTheFirstCheckpoint() {
        administrator.run(
                "delete from audit_event where id in (select event_id from audit_seal where seq > 5)",
                "delete from audit_seal where seq > 5",
                "delete from audit_checkpoint where seq > 5");
    }

    private String digestAnew(UUID event) {
        var digest = CanonicalEvent.digestOf(
                dsl.selectFrom(AUDIT_EVENT).where(AUDIT_EVENT.ID.eq(event)).fetchSingle());
        administrator.run("update audit_event set digest = '" + digest + "' where id = '" + event + "'");
        return digest;
    }

    /** Everything that can be made good without a key. */
    private void chainAnew() {
        var head = Seal.START;
        for (var event : written) {
            var digest = digestAnew(event);
            var seal = head.seal(event, digest);
            administrator.run("update audit_seal set digest = '" + digest + "', hash = '" + seal.hash()
                    + "' where seq = " + seal.seq());
            head = seal.head();
        }
    }

    private void signAnew(SigningKey other) {
        administrator.run("delete from audit_checkpoint where seq < 9");
        var head = dsl.select(AUDIT_SEAL.HASH)
                .from(AUDIT_SEAL)
                .where(AUDIT_SEAL.SEQ.eq(9L))
                .fetchSingle(row -> new Seal.Head(9, row.value1()));
        var note = other.sign(head.checkpoint(other.publicKey().name())).text();
        administrator.run("update audit_checkpoint set note = '" + note + "' where seq = 9");
    }
}
