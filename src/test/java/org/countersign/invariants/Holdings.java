package org.countersign.invariants;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.countersign.invariants.Given.Kind;
import org.jspecify.annotations.Nullable;

/** What the model knows of who may hold and who holds what. */
final class Holdings {

    /** Is told what becomes of activated roles. */
    interface Watcher {

        void ended(Given activated, String reason, @Nullable Account by);

        void moved(Given activated);

        /** Who was eligible for it may be so no longer, or not as long. */
        void lessened(Given eligible, Account by);
    }

    private final List<Given> all = new ArrayList<>();
    private final People people;
    private final Names names;
    private final Trail trail;
    private final Watcher watcher;

    Holdings(People people, Names names, Trail trail, Watcher watcher) {
        this.people = people;
        this.names = names;
        this.trail = trail;
        this.watcher = watcher;
    }

    List<Given> all() {
        return all;
    }

    /** What lets somebody activate a role: what lasts longest; of two that end together, his own. */
    Optional<Given> best(Account account, Post post, Instant now) {
        var holders = people.holdersOf(account);
        return of(Kind.ELIGIBLE, post)
                .filter(given -> holders.contains(given.holder) && given.isEffectiveAt(now))
                .max(comparing((Given given) -> Objects.requireNonNullElse(given.end, Instant.MAX))
                        .thenComparing(given -> given.holder instanceof Account)
                        .thenComparing(given -> names.id(given.name)));
    }

    boolean isActive(Account account, Post post, Instant now) {
        var holders = people.holdersOf(account);
        return all.stream()
                .filter(given -> given.kind != Kind.ELIGIBLE && given.post == post)
                .anyMatch(given -> holders.contains(given.holder) && given.isEffectiveAt(now));
    }

    boolean isHeldDirectly(Account account, Post post, Instant now) {
        return all.stream()
                .filter(given -> given.kind != Kind.ELIGIBLE && given.post == post)
                .anyMatch(given -> given.holder == account && given.isEffectiveAt(now));
    }

    Optional<Given> activated(Account account, Post post, Instant now) {
        return of(Kind.ACTIVATED, post)
                .filter(given -> given.holder == account && given.isEffectiveAt(now))
                .findFirst();
    }

    /** What was given and not taken back, begun or not, and is not over. */
    Optional<Given> current(Kind kind, Holder holder, Post post, Instant now) {
        return of(kind, post)
                .filter(given -> given.holder == holder && given.isOpen() && !given.isOverAt(now))
                .findFirst();
    }

    boolean hasExpired(Kind kind, Holder holder, Post post, Instant now) {
        return of(kind, post)
                .filter(given -> given.holder == holder && given.isOverAt(now))
                .anyMatch(given -> given.endedAt == null || given.endReason.equals("EXPIRED"));
    }

    /** What is over stands in nobody's way. */
    void give(Given given, Account by, Instant now) {
        if (given.kind == Kind.ELIGIBLE) {
            of(Kind.ELIGIBLE, given.post)
                    .filter(old -> old.holder == given.holder && old.isOverAt(now))
                    .forEach(old -> old.replaced = true);
            trail.add("ELIGIBILITY_ASSIGNED", given.post.role(), given.holder, by);
        } else {
            retireExpired(given.holder, given.post, now);
            trail.add("ROLE_ASSIGNED", given.post.role(), given.holder, by);
        }
        all.add(given);
    }

    void activate(Given activated) {
        all.add(activated);
    }

    void move(Given given, Instant start, @Nullable Instant end, Account by, Instant now) {
        given.start = start;
        given.end = end;
        trail.add(
                given.kind == Kind.ELIGIBLE ? "ELIGIBILITY_RESCHEDULED" : "ROLE_ASSIGNMENT_RESCHEDULED",
                given.post.role(),
                given.holder,
                by);
        if (given.kind == Kind.ELIGIBLE) {
            lessen(given, by, now);
        }
    }

    void takeBack(Given given, Account by, Instant now) {
        if (given.kind != Kind.ELIGIBLE) {
            end(given, "REMOVED", by, now);
            return;
        }
        given.endedAt = now;
        given.endReason = "REMOVED";
        trail.add("ELIGIBILITY_REMOVED", given.post.role(), given.holder, by);
        lessen(given, by, now);
    }

    void leave(Collection<Team> teams, Account by, Instant now) {
        all.stream()
                .filter(given -> given.kind == Kind.ELIGIBLE && given.isOpen() && teams.contains(given.holder))
                .toList()
                .forEach(given -> lessen(given, by, now));
    }

    private void lessen(Given eligible, Account by, Instant now) {
        review(activated -> activated.basis == eligible, by, now);
        watcher.lessened(eligible, by);
    }

    /** What was activated rests on what else its holder is eligible for, within its end; or is over. */
    private void review(Predicate<Given> which, @Nullable Account by, Instant now) {
        for (var activated : all.stream().filter(which).filter(Given::isOpen).toList()) {
            var best = best((Account) activated.holder, activated.post, now);
            if (best.isEmpty()) {
                end(activated, "WITHDRAWN", by, now);
            } else {
                rest(activated, best.get());
            }
        }
    }

    private void rest(Given activated, Given basis) {
        activated.basis = basis;
        if (basis.end != null && !activated.isOverAt(basis.end)) {
            activated.end = basis.end;
            trail.add("ROLE_ASSIGNMENT_RESCHEDULED", activated.post.role(), activated.holder, null);
            watcher.moved(activated);
        }
    }

    /** What is over has expired, whoever ends it and why. */
    void end(Given given, String reason, @Nullable Account by, Instant now) {
        if (!given.isOpen()) {
            return;
        }
        var expired = given.isOverAt(now);
        given.endedAt = now;
        given.endReason = expired ? "EXPIRED" : reason;
        if (given.kind == Kind.ACTIVATED) {
            watcher.ended(given, given.endReason, expired ? null : by);
        } else {
            trail.add("ROLE_ASSIGNMENT_ENDED", given.post.role(), given.holder, expired ? null : by);
        }
    }

    void retireExpired(Holder holder, Post post, Instant now) {
        endExpired(given -> given.holder == holder && given.post == post, now);
    }

    void endExpired(Predicate<Given> which, Instant now) {
        all.stream()
                .filter(given -> given.kind != Kind.ELIGIBLE && given.isOpen() && given.isOverAt(now))
                .filter(which)
                .toList()
                .forEach(given -> end(given, "EXPIRED", null, now));
    }

    private Stream<Given> of(Kind kind, Post post) {
        return all.stream().filter(given -> given.kind == kind && given.post == post);
    }
}
