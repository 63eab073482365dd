package org.countersign.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.AuditStoreTest;
import org.countersign.audit.AuditArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Of nine events, signed at the fifth and the ninth, the five of spring leave the database, and both parts still verify. */
@AuditStoreTest
class ArchiveTests extends TrailOnStage {

    private static final Instant SPRING = Instant.parse("2026-03-04T05:06:07Z");
    private static final Instant SUMMER = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Autowired
    private AuditArchive archive;

    @TempDir
    private Path folder;

    private List<UUID> ofSpring;
    private SignedCheckpoint elsewhere;

    @BeforeEach
    void sealNineEvents() {
        ofSpring = events.write(5, SPRING);
        sealer.sealSome();
        elsewhere = newestCheckpoint();
        events.write(4, SUMMER);
        sealer.sealSome();
    }

    @Test
    void whatIsOldLeavesTheDatabaseAndTheRestVerifies() throws IOException {
        var segment = archive(MAY, "spring").orElseThrow();

        assertThat(segment.first()).isEqualTo(1);
        assertThat(segment.last()).isEqualTo(5);
        assertThat(dsl.fetch("select id from audit_event where reason like 'Reason %'"))
                .hasSize(4);
        sealer.sealSome();
        assertThat(verifier.verify(publicKey(), Optional.of(newestCheckpoint())))
                .isEqualTo(10);
        assertThat(dsl.fetch("select activity from audit_event join audit_seal on event_id = id where seq = 10")
                        .getValues(0, String.class))
                .as("a fact of the trail")
                .containsExactly("AUDIT_ARCHIVED");
    }

    @Test
    void theSegmentVerifiesByThePublicKeyAlone() throws IOException {
        archive(MAY, "spring");

        var segment = SegmentReader.verify(file("spring"), publicKey(), Optional.of(elsewhere));

        assertThat(segment.before()).isEqualTo(Seal.START.hash());
        assertThat(segment.end().text()).isEqualTo(elsewhere.text());
        assertThat(Files.readAllLines(file("spring")))
                .hasSize(7)
                .element(1)
                .asString()
                .contains(ofSpring.get(0).toString(), "\"activity\":\"ACTIVATION_GRANTED\"");
    }

    @Test
    void theNextSegmentBeginsWhereTheOneBeforeEnds() throws IOException {
        var first = archive(MAY, "spring").orElseThrow();
        sealer.sealSome();

        var second = archive(SUMMER.plusSeconds(1), "summer").orElseThrow();

        assertThat(second.first()).isEqualTo(6);
        assertThat(second.last()).isEqualTo(9);
        assertThat(second.before()).isEqualTo(first.end().checkpoint().head().hash());
        assertThat(SegmentReader.verify(file("summer"), publicKey(), Optional.empty())
                        .end()
                        .text())
                .isEqualTo(second.end().text());
        sealer.sealSome();
        assertThat(verifier.verify(publicKey(), Optional.empty())).isEqualTo(11);
    }

    @Test
    void whereNothingIsOldNothingIsWritten() throws IOException {
        assertThat(archive(SPRING, "none")).isEmpty();
        archive(MAY, "spring");
        assertThat(archive(MAY, "again")).isEmpty();

        assertThat(file("none")).doesNotExist();
        assertThat(file("again")).doesNotExist();
    }

    @Test
    void aPartBetweenCheckpointsStays() throws IOException {
        events.write(1, SPRING);
        events.write(1, Instant.parse("2026-08-01T00:00:00Z"));
        sealer.sealSome();

        assertThat(archive(SUMMER.plusSeconds(1), "most").orElseThrow().last()).isEqualTo(9);
    }

    @Test
    void whatLiesAheadIsNotArchived() {
        assertThatThrownBy(() -> archive(Instant.now().plusSeconds(3600), "ahead"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file("ahead")).doesNotExist();
    }

    @Test
    void noFileIsWrittenOver() throws IOException {
        Files.writeString(file("spring"), "something else");

        assertThatThrownBy(() -> archive(MAY, "spring")).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(verifier.verify(publicKey(), Optional.of(elsewhere))).isEqualTo(9);
    }

    @Test
    void aTrailThatWasTamperedWithStaysAsItIs() {
        administrator.run("update audit_event set reason = 'Nothing happened' where id = '" + ofSpring.get(2) + "'");

        assertThatThrownBy(() -> archive(MAY, "spring")).isInstanceOf(TamperedTrail.class);

        assertThat(file("spring")).doesNotExist();
        assertThat(dsl.fetch("select id from audit_event")).hasSize(9);
    }

    @Test
    void anEditedLineOfASegment() throws IOException {
        assertSegmentFound(
                lines -> lines.set(3, lines.get(3).replace("Reason 2", "Reason 7")),
                "Line 4 (seal 3) is not what was sealed there");
    }

    @Test
    void aDeletedLineOfASegment() throws IOException {
        assertSegmentFound(lines -> lines.remove(3), "Line 4 (seal 3) is not what was sealed there");
    }

    @Test
    void linesOfASegmentThatChangedPlaces() throws IOException {
        assertSegmentFound(lines -> Collections.swap(lines, 3, 4), "Line 4 (seal 3) is not what was sealed there");
    }

    @Test
    void aSegmentWhoseEndIsCutOff() throws IOException {
        assertSegmentFound(lines -> lines.subList(4, 7).clear(), "The segment has no checkpoint after event 3");
        assertSegmentFound(List::clear, "This is no segment");
    }

    @Test
    void aSegmentWhoseLastEventIsCutOff() throws IOException {
        assertSegmentFound(lines -> lines.remove(5), "The segment's checkpoint does not fit its events");
    }

    @Test
    void anotherBeginningOfASegment() throws IOException {
        assertSegmentFound(
                lines -> lines.set(0, lines.get(0).replace("\"after\":0", "\"after\":1")),
                "Line 2 (seal 2) is not what was sealed there");
    }

    @Test
    void aLineThatWasAddedToASegment() throws IOException {
        assertSegmentFound(lines -> lines.add(lines.get(3)), "Line 8 comes after the checkpoint");
    }

    @Test
    void aSegmentOfAnotherKey() throws IOException {
        archive(MAY, "spring");
        var other = SigningKey.draw(publicKey().name()).publicKey();

        assertThatThrownBy(() -> SegmentReader.verify(file("spring"), other, Optional.empty()))
                .isInstanceOf(TamperedTrail.class)
                .hasMessageContaining("bad signature");
    }

    @Test
    void aWitnessOfAnotherPart() throws IOException {
        archive(MAY, "spring");
        var later = newestCheckpoint();

        assertThatThrownBy(() -> SegmentReader.verify(file("spring"), publicKey(), Optional.of(later)))
                .isInstanceOf(IllegalArgumentException.class);
        sealer.sealSome();
        archive(SUMMER.plusSeconds(1), "summer");
        assertThatThrownBy(() -> verifier.verify(publicKey(), Optional.of(elsewhere)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("verify the archived segment");
    }

    /** Whoever rules the database lets the chain begin later than it was archived: he has checkpoints, but not the key. */
    @Test
    void aBeginningThatNobodySigned() throws IOException {
        administrator.run(
                "delete from audit_event where id in (select event_id from audit_seal where seq <= 5)",
                "delete from audit_seal where seq < 5",
                "delete from audit_checkpoint where seq < 5",
                "insert into audit_archive (seq, note, archived_at) values (5, '" + elsewhere.text()
                        + "', current_timestamp)");

        assertFound("The note of the archive to seal 5 has a bad signature");
    }

    @Test
    void aBeginningThatWasEdited() throws IOException {
        archive(MAY, "spring");
        administrator.run("update audit_archive set note = 'all is well'");

        assertFound("The note of the archive to seal 5 was edited");
    }

    @Test
    void aBeginningThatIsGone() throws IOException {
        archive(MAY, "spring");
        administrator.run("delete from audit_archive");

        assertFound("Seal 1 is missing: it was deleted");
    }

    /** What is not verified here must not be shown here. */
    @Test
    void anEventAmongWhatWasArchived() throws IOException {
        archive(MAY, "spring");
        var inserted = events.write("It was somebody else");
        administrator.run(
                "delete from audit_pending",
                "insert into audit_seal (seq, event_id, digest, hash) values (2, '" + inserted + "', '', '')");

        assertFound("Seal 2 was archived, and is back: it was added");
    }

    @Test
    void anEventInThePlaceOfTheLastOneThatWasArchived() throws IOException {
        archive(MAY, "spring");
        var inserted = events.write("It was somebody else");
        administrator.run(
                "delete from audit_pending",
                "update audit_event set id = '" + ofSpring.get(4) + "' where id = '" + inserted + "'");

        assertFound("Seal 5 was archived, and is back: it was added");
    }

    private void assertFound(String message) {
        assertThatThrownBy(() -> verifier.verify(publicKey(), Optional.empty()))
                .isInstanceOf(TamperedTrail.class)
                .hasMessageStartingWith(message);
    }

    private void assertSegmentFound(Consumer<List<String>> change, String message) throws IOException {
        if (Files.notExists(file("spring"))) {
            archive(MAY, "spring");
        }
        var lines = new ArrayList<>(Files.readAllLines(file("spring")));
        change.accept(lines);
        Files.write(file("edited"), lines);
        assertThatThrownBy(() -> SegmentReader.verify(file("edited"), publicKey(), Optional.empty()))
                .isInstanceOf(TamperedTrail.class)
                .hasMessageStartingWith(message);
    }

    private Optional<Segment> archive(Instant until, String name) throws IOException {
        return archive.archive(until, file(name), "root");
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
