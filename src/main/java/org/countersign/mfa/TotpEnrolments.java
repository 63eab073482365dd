package org.countersign.mfa;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.Administrators;
import org.countersign.directory.Directory;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorChanged.Change;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How people come to a generator of one-time codes.
 *
 * <p>An administrator hands one to somebody else; it counts at once. To himself he hands none, with no account of his:
 * whoever came by his password alone would have the second factor too. For himself everybody begins an enrolment, with a
 * proof of a factor he has, if he has one, and confirms it with a code of the new one.
 */
@Service
@Transactional
public class TotpEnrolments {

    private final SecondFactors factors;
    private final Totp totp;
    private final PendingTotp pending;
    private final RecoveryCodes recoveryCodes;
    private final Directory directory;
    private final Administrators administrators;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    TotpEnrolments(
            SecondFactors factors,
            Totp totp,
            PendingTotp pending,
            RecoveryCodes recoveryCodes,
            Directory directory,
            Administrators administrators,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.factors = factors;
        this.totp = totp;
        this.pending = pending;
        this.recoveryCodes = recoveryCodes;
        this.directory = directory;
        this.administrators = administrators;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Gives somebody else a new seed, in place of the one he had.
     *
     * @throws DirectoryRefused if {@code by} is no active administrator, or the account is his own
     */
    public TotpSeed enrol(User user, UserId by) {
        requireSomebodyElse(user, by);
        var seed = TotpSeed.draw();
        totp.enrol(user.id(), seed.method(), seed.base32(), 0);
        pending.remove(user.id());
        events.publishEvent(new SecondFactorChanged(user.id(), by, Change.TOTP_ENROLLED));
        return seed;
    }

    /**
     * Takes somebody else's seed away, and with it the recovery codes: he begins anew.
     *
     * @return whether he had that one
     * @throws DirectoryRefused if {@code by} is no active administrator, or the account is his own
     */
    public boolean remove(User user, UUID method, UserId by) {
        requireSomebodyElse(user, by);
        if (!totp.methodOf(user.id()).equals(Optional.of(method))) {
            return false;
        }
        totp.remove(user.id());
        recoveryCodes.remove(user.id());
        pending.remove(user.id());
        events.publishEvent(new SecondFactorChanged(user.id(), by, Change.TOTP_REMOVED));
        return true;
    }

    /**
     * Begins an enrolment; nothing changes before it is confirmed.
     *
     * @param offered a proof of a factor that he has; consumed
     * @return the new seed; nothing when he has a factor and what is offered proves nothing
     */
    public Optional<TotpSeed> begin(UserId user, @Nullable SecondFactor offered) {
        directory.hold(user);
        if (!factors.mayChange(user, offered)) {
            return Optional.empty();
        }
        var seed = TotpSeed.draw();
        pending.put(user, seed, totp.methodOf(user).orElse(null), clock.now());
        return Optional.of(seed);
    }

    /**
     * Confirms an enrolment: from now on its codes count, but for the one that confirmed it.
     *
     * @return whether the code was right; not when the enrolment is too old or another has come before it
     */
    public boolean confirm(UserId user, UUID method, OneTimeCode code) {
        directory.hold(user);
        var now = clock.now();
        var seed = pending.find(user, method, totp.methodOf(user).orElse(null), now);
        var step = seed.map(found -> TotpSteps.stepOf(found.base32(), code, 0, now));
        if (step.isEmpty() || step.get().isEmpty()) {
            return false;
        }
        totp.enrol(user, method, seed.get().base32(), step.get().getAsLong());
        pending.remove(user);
        events.publishEvent(new SecondFactorChanged(user, user, Change.TOTP_ENROLLED));
        return true;
    }

    private void requireSomebodyElse(User user, UserId by) {
        administrators.requireSomebodyElse(user, by);
        directory.hold(user.id());
    }
}
