package org.countersign.notification;

import static java.util.function.Predicate.not;

import java.time.Instant;
import java.util.List;
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

    /** Releases and holds what is due; the summaries of what was held for long enough are the caller's to queue. */
    List<Mail> fold() {
        if (!store.isAnyDue(clock.now())) {
            return List.of();
        }
        store.takeTurn();
        var now = clock.now();
        var released = store.releasedSince(now.minus(properties.window()));
        return store.waiting().entrySet().stream()
                .flatMap(group -> fold(group.getKey(), group.getValue(), released.getOrDefault(group.getKey(), 0), now))
                .toList();
    }

    private Stream<Mail> fold(Group group, List<Waiting> waiting, int released, Instant now) {
        var end =
                waiting.stream().filter(Waiting::isHeld).map(Waiting::notBefore).min(Instant::compareTo);
        if (end.isEmpty()) {
            releaseFirst(waiting, properties.limit() - released, now);
            return Stream.empty();
        }
        if (end.get().isAfter(now)) {
            store.hold(waiting.stream().filter(not(Waiting::isHeld)).toList(), end.get());
            return Stream.empty();
        }
        return sumUp(group, waiting, now);
    }

    private void releaseFirst(List<Waiting> waiting, int room, Instant now) {
        var first = Math.min(waiting.size(), Math.max(0, room));
        store.release(waiting.subList(0, first), now);
        store.hold(waiting.subList(first, waiting.size()), now.plus(properties.window()));
    }

    private Stream<Mail> sumUp(Group group, List<Waiting> waiting, Instant now) {
        if (waiting.size() == 1) {
            store.release(waiting, now);
            return Stream.empty();
        }
        return IntStream.iterate(0, first -> first < waiting.size(), first -> first + LONGEST_SUMMARY)
                .mapToObj(first -> waiting.subList(first, Math.min(waiting.size(), first + LONGEST_SUMMARY)))
                .map(part -> sumUp(group, part));
    }

    private Mail sumUp(Group group, List<Waiting> part) {
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
