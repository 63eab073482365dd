package org.countersign.security;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.countersign.directory.Directory;
import org.countersign.directory.ForeignPasswords;
import org.countersign.directory.User;
import org.countersign.keys.RandomWords;
import org.countersign.security.Passwords.KeptPassword;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows people by a name, short or long, and a password, which is kept here or in another directory. Unknown names,
 * accounts without a password, disabled and locked ones get the answer of a wrong password, after the same work: each try
 * costs one comparison. Another directory is asked besides, over the network, so no transaction may be open.
 */
@Service
class PasswordSignIn {

    /** Longer than a comparison takes, and what is counted and told of a name that there is. */
    private static final Duration STEP = Duration.ofMillis(250);

    private final Directory directory;
    private final Sessions sessions;
    private final Passwords passwords;
    private final PasswordTries tries;
    private final ObjectProvider<ForeignPasswords> foreign;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;

    /** What a name is compared with that has no password. */
    private final String nobodys;

    PasswordSignIn(
            Directory directory,
            Sessions sessions,
            Passwords passwords,
            PasswordTries tries,
            ObjectProvider<ForeignPasswords> foreign,
            PasswordEncoder encoder,
            ApplicationEventPublisher events) {
        this.directory = directory;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tries = tries;
        this.foreign = foreign;
        this.encoder = encoder;
        this.events = events;
        this.nobodys = encoder.encode(RandomWords.draw(20));
    }

    /**
     * Whose name and password those are; nobody's if they are not to be believed. That is told at even steps of time: to
     * count a try takes longer than to find no such name.
     */
    @Transactional(propagation = Propagation.NEVER)
    Optional<SignInTry> find(String name, String password) {
        var began = System.nanoTime();
        var known = known(name, password);
        if (known.isEmpty()) {
            LockSupport.parkNanos(STEP.toNanos() - (System.nanoTime() - began) % STEP.toNanos());
        }
        return known;
    }

    private Optional<SignInTry> known(String name, String password) {
        var named = directory.findUserBySignInName(name);
        var known = named.flatMap(user -> known(user, password));
        if (named.isEmpty()) {
            encoder.matches(password, nobodys);
        } else if (known.isEmpty()) {
            events.publishEvent(new SignInFailed(named.get().id()));
        }
        return known;
    }

    private Optional<SignInTry> known(User user, String password) {
        var shown = sessions.beginTry(user.id());
        return isLetIn(user, password) ? Optional.of(shown) : Optional.empty();
    }

    private boolean isLetIn(User user, String password) {
        var kept = passwords.of(user.id());
        var here = encoder.matches(password, kept.map(KeptPassword::hash).orElse(nobodys)) && kept.isPresent();
        var drawn = here && kept.get().isDrawn();
        var right = drawn || isRightElsewhere(user, password).orElse(here);
        return tries.settle(user, right, drawn);
    }

    /** While tries do not count, nobody else is asked: he would lock, or answer, by himself. */
    private Optional<Boolean> isRightElsewhere(User user, String password) {
        return foreign.orderedStream()
                .map(other -> tries.areLocked(user.id()) ? Optional.of(false) : other.matches(user.id(), password))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
