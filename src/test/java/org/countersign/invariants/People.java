package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the model knows of accounts and teams. */
final class People {

    private static final long STEP_SECONDS = 30;

    private final Set<Account> disabled = EnumSet.noneOf(Account.class);
    private final Map<Team, Set<Account>> members = new EnumMap<>(Team.class);
    private final Map<Account, Long> lastStep = new EnumMap<>(Account.class);
    private final Map<Account, Integer> failures = new EnumMap<>(Account.class);
    private final Map<Account, Instant> lockedUntil = new EnumMap<>(Account.class);

    People() {
        for (var team : Team.values()) {
            members.put(team, EnumSet.noneOf(Account.class));
        }
    }

    boolean isEnabled(Account account) {
        return !disabled.contains(account);
    }

    void enable(Account account, boolean enabled) {
        if (enabled) {
            disabled.remove(account);
        } else {
            disabled.add(account);
        }
    }

    Set<Account> direct(Team team) {
        return members.get(team);
    }

    /** As whom an account holds what it holds. */
    Set<Holder> holdersOf(Account account) {
        var all = new HashSet<Holder>();
        all.add(account);
        members.forEach((team, accounts) -> {
            if (accounts.contains(account)) {
                all.addAll(team.around());
            }
        });
        return all;
    }

    /** The enabled accounts behind a holder. */
    Stream<Account> behind(Holder holder) {
        return Stream.of(Account.values()).filter(this::isEnabled).filter(account -> holdersOf(account)
                .contains(holder));
    }

    /** Whether a code that is typed proves something: one of its time step, each step once, unless too many were wrong. */
    boolean prove(Account account, Operation.Code code, Instant now) {
        var locked = lockedUntil.get(account);
        if (code == Operation.Code.NONE || (locked != null && now.isBefore(locked))) {
            return false;
        }
        var step = now.getEpochSecond() / STEP_SECONDS;
        if (code == Operation.Code.WRONG || step <= lastStep.getOrDefault(account, 0L)) {
            fail(account, now);
            return false;
        }
        lastStep.put(account, step);
        failures.remove(account);
        lockedUntil.remove(account);
        return true;
    }

    private void fail(Account account, Instant now) {
        var times = failures.merge(account, 1, Integer::sum);
        if (times >= 5) {
            lockedUntil.put(account, now.plus(Duration.ofSeconds(30).multipliedBy(1L << (times - 5))));
        }
    }
}
