package org.countersign.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.notification.Waiting.Group;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Folds bursts. The first few mails of a kind go to a recipient by themselves; the further ones wait until the window is
 * over, and go as one summary.
 *
 * <p>This happens before mails are sent, by one node after the other, and never in the transaction that queues a notice:
 * no decision waits for who else is told of what.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Bursts {

    /** A mail that lists more than that is none that anybody reads to its end. */
    static final int LONGEST_SUMMARY = 200;

    private final BurstStore store;
    private final SummaryComposer composer;
    private final BurstProperties properties;
    private final DatabaseClock clock;

    Bursts(BurstStore store, SummaryComposer composer, BurstProperties properties, DatabaseClock clock) {
        this.store = store;
        this.composer = composer;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether a notice waits whose time has come. */
    boolean areDue() {
        return store.isAnyDue(clock.now());
    }

    /**
     * Releases, holds or sums up what is due, the oldest of it if that is much; the summaries are the caller's to queue.
     * What is held already is left alone, however much it is.
     */
    List<Draft> fold() {
        store.takeTurn();
        var now = clock.now();
        var due = store.due(now);
        var released = store.releasedSince(now.minus(properties.window()), due.keySet());
        var ends = store.underWay(now);
        return due.entrySet().stream()
                .flatMap(group -> fold(
                        group.getKey(),
                        group.getValue(),
                        Optional.ofNullable(ends.get(group.getKey())),
                        released.getOrDefault(group.getKey(), 0),
                        now))
                .toList();
    }

    /** @param end of the burst that is under way, if one is */
    private Stream<Draft> fold(Group group, List<Waiting> due, Optional<Instant> end, int released, Instant now) {
        if (due.stream().anyMatch(Waiting::isHeld)) {
            return sumUp(group, due, now);
        }
        end.ifPresentOrElse(
                moment -> store.hold(due, moment), () -> releaseFirst(group, due, properties.limit() - released, now));
        return Stream.empty();
    }

    private void releaseFirst(Group group, List<Waiting> due, int room, Instant now) {
        var first = Math.min(due.size(), Math.max(0, room));
        if (first > 0) {
            store.release(due.subList(0, first), now);
        }
        if (first < due.size()) {
            var end = now.plus(properties.window());
            store.begin(group, end);
            store.hold(due.subList(first, due.size()), end);
        }
    }

    private Stream<Draft> sumUp(Group group, List<Waiting> due, Instant now) {
        if (due.size() == 1) {
            store.release(due, now);
            return Stream.empty();
        }
        return IntStream.iterate(0, first -> first < due.size(), first -> first + LONGEST_SUMMARY)
                .mapToObj(first -> due.subList(first, Math.min(due.size(), first + LONGEST_SUMMARY)))
                .map(part -> sumUp(group, part));
    }

    private Draft sumUp(Group group, List<Waiting> part) {
        var summary = composer.compose(group, store.linesOf(part));
        store.putInto(summary.id(), part);
        return summary;
    }

    /** What is in a summary fares as it does. */
    void follow(UUID summary) {
        store.follow(summary);
    }

    /** What was given up with a summary. */
    List<NoticeGivenUp> givenUpWith(UUID summary, String reason) {
        return store.givenUpWith(summary, reason);
    }
}
