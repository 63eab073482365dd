package org.countersign.security;

import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.keys.RandomWords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Knows people by a name, short or long, and a password. Unknown names, accounts without a password, disabled and locked
 * ones get the answer of a wrong password, after the same work: each try costs one comparison.
 */
@Service
class PasswordSignIn {

    private final Directory directory;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;

    /** What a name is compared with that has no password. */
    private final String nobodys;

    PasswordSignIn(
            Directory directory, Passwords passwords, PasswordEncoder encoder, ApplicationEventPublisher events) {
        this.directory = directory;
        this.passwords = passwords;
        this.encoder = encoder;
        this.events = events;
        this.nobodys = encoder.encode(RandomWords.draw(20));
    }

    /** Whose name and password those are; nobody if they are not to be believed. */
    Optional<User> find(String name, String password) {
        var named = directory.findUserBySignInName(name);
        var known = named.filter(user -> isRight(user, password) && user.enabled());
        if (named.isEmpty()) {
            encoder.matches(password, nobodys);
        } else if (known.isEmpty()) {
            events.publishEvent(new SignInFailed(named.get().id()));
        }
        return known;
    }

    private boolean isRight(User user, String password) {
        var hash = passwords.hashOf(user.id());
        var matches = encoder.matches(password, hash.orElse(nobodys));
        return passwords.settle(user.id(), matches && hash.isPresent());
    }
}
