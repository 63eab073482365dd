package org.countersign.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SecondFactors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How somebody gives himself a new password. He shows the one he has, and proves a second factor if he has one: a session
 * that somebody else came by is not enough. All his sessions end.
 */
@Service
public class OwnPassword {

    private static final Optional<String> WRONG =
            Optional.of("The present password is wrong, or there were too many tries: then wait a while.");

    private final PasswordSignIn passwords;
    private final Sessions sessions;
    private final Passwords store;
    private final SecondFactors factors;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    OwnPassword(
            PasswordSignIn passwords,
            Sessions sessions,
            Passwords store,
            SecondFactors factors,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.store = store;
        this.factors = factors;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Changes it.
     *
     * @param present the one he has; a wrong one counts as a try to sign in
     * @param offered a proof of a factor that he has; consumed
     * @return what stands against it, in a sentence; nothing: it is changed
     */
    public Optional<String> change(User user, String present, String next, @Nullable SecondFactor offered) {
        return store.objectionTo(next, namesOf(user)).or(() -> passwords
                .find(user.userPrincipalName(), present)
                .map(shown -> set(user, shown, next, offered))
                .orElse(WRONG));
    }

    private Optional<String> set(User user, SignInTry shown, String next, @Nullable SecondFactor offered) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> setInLine(user.id(), shown, next, offered)));
        } catch (DirectoryRefused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> setInLine(UserId user, SignInTry shown, String next, @Nullable SecondFactor offered) {
        if (!sessions.holdsUp(shown)) {
            return WRONG;
        }
        if (!factors.mayChange(user, offered)) {
            return Optional.of("Prove a second factor that you have first.");
        }
        store.set(user, next);
        events.publishEvent(new PasswordSet(user, user));
        return Optional.empty();
    }

    private static List<String> namesOf(User user) {
        return List.of(user.userPrincipalName(), user.mailNickname(), user.displayName());
    }
}
