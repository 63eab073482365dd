package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.AtOnce.atOnce;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.ForeignPasswords;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.User;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.mfa.SecondFactors;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** Names and passwords, and whoever tries many. */
@CountersignTest
class PasswordSignInTests {

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);

    @Autowired
    private PasswordSignIn passwords;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Passwords store;

    @Autowired
    private PasswordTries tries;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Directory directory;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    private User lee;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee");
    }

    @Test
    void afterFiveWrongOnesTheRightOneHasToWait() {
        fail(5);
        assertThat(isKnown()).isFalse();

        clock.pass(FIRST_LOCK);
        assertThat(isKnown()).isTrue();
    }

    @Test
    void eachFurtherWrongOneLocksTwiceAsLong() {
        fail(5);
        clock.pass(FIRST_LOCK);
        fail(1);

        clock.pass(FIRST_LOCK);
        assertThat(isKnown()).isFalse();
        clock.pass(FIRST_LOCK);
        assertThat(isKnown()).isTrue();
    }

    @Test
    void theRightOneForgetsWhatCameBefore() {
        fail(4);
        assertThat(isKnown()).isTrue();
        fail(4);
        assertThat(isKnown()).isTrue();
    }

    @Test
    void aNewPasswordLetsWhoWasLockedInAgain() {
        fail(5);
        store.set(lee.id(), lee.mailNickname());

        assertThat(isKnown()).isTrue();
    }

    /** The envelope opens, whatever somebody tries who knows the account's name. */
    @Test
    void whoseOnesNobodyGuessesWaitsForNobodysTries() {
        var drawn = store.draw(lee.id());
        fail(50);

        assertThat(passwords.find(lee.mailNickname(), "wrong")).isEmpty();
        assertThat(passwords.find(lee.mailNickname(), drawn)).isPresent();
        directory.setEnabled(lee.id(), false);
        assertThat(passwords.find(lee.mailNickname(), drawn)).isEmpty();
    }

    /** Which is not asked while tries are locked, and so cannot say that he is none of its people. */
    @Test
    void whoseOnesNobodyGuessesWaitsForNobodysTriesBesideAnotherDirectory() {
        var drawn = store.draw(lee.id());
        var asking = asking(new Elsewhere(scene.person("Mike")));
        for (int i = 0; i < 9; i++) {
            asking.find(lee.mailNickname(), "wrong");
        }

        assertThat(asking.find(lee.mailNickname(), drawn)).isPresent();
    }

    @Test
    void whoChoosesOneAgainWaitsAgain() {
        store.draw(lee.id());
        store.set(lee.id(), lee.mailNickname());
        fail(5);

        assertThat(isKnown()).isFalse();
    }

    @Test
    void whileItIsLockedNothingIsCounted() {
        fail(50);

        clock.pass(FIRST_LOCK);
        assertThat(isKnown()).isTrue();
    }

    /** Of wrong tries that come at once five are counted at most; a right one that comes after them is refused. */
    @Test
    void manyAtOnceAreWorthNoMoreThanOneAfterTheOther() {
        var wrong = Collections.nCopies(20, (Callable<Boolean>)
                () -> passwords.find(lee.mailNickname(), "wrong").isPresent());

        assertThat(atOnce(List.copyOf(wrong))).containsOnly(false);
        assertThat(isKnown()).isFalse();
    }

    @Test
    void nobodyKnowsADisabledAccountOrOneWithoutAPassword() {
        directory.setEnabled(lee.id(), false);
        assertThat(isKnown()).isFalse();

        var without = new User(
                new UserId(UUID.randomUUID()),
                "without-" + lee.userPrincipalName(),
                "without-" + lee.mailNickname(),
                "Without",
                null,
                UserType.GUEST,
                lee.person(),
                true);
        directory.add(without);
        assertThat(passwords.find(without.mailNickname(), "")).isEmpty();
        assertThat(passwords.find(UUID.randomUUID().toString(), "x")).isEmpty();
    }

    /** No text in PostgreSQL has such a character. */
    @Test
    void nobodyHasANameThatNoDatabaseHolds() {
        assertThat(passwords.find("\0", "x")).isEmpty();
        assertThat(passwords.find(lee.mailNickname() + '\0', lee.mailNickname()))
                .isEmpty();
    }

    /** Somebody tried it while nobody was let in. */
    @Test
    void whoIsEnabledAgainNeedNotWait() {
        directory.setEnabled(lee.id(), false);
        var shut = directory.user(lee.id());
        for (int i = 0; i < 9; i++) {
            assertThat(isKnown()).isFalse();
        }

        transaction.executeWithoutResult(status -> {
            directory.setEnabled(lee.id(), true);
            events.publishEvent(new UserChanged(shut, lee, null));
        });
        assertThat(isKnown()).isTrue();
    }

    @Test
    void whatAnotherDirectorySaysOfItsPeopleCountsAlone() {
        var elsewhere = new Elsewhere(lee);
        var asking = asking(elsewhere);

        assertThat(asking.find(lee.mailNickname(), "kept elsewhere"))
                .map(SignInTry::id)
                .contains(lee.id());
        assertThat(asking.find(lee.mailNickname(), lee.mailNickname())).isEmpty();

        var mike = scene.person("Mike");
        assertThat(asking.find(mike.mailNickname(), mike.mailNickname()))
                .map(SignInTry::id)
                .contains(mike.id());
        assertThat(asking.find(mike.mailNickname(), "kept elsewhere")).isEmpty();

        directory.setEnabled(lee.id(), false);
        assertThat(asking.find(lee.mailNickname(), "kept elsewhere")).isEmpty();
    }

    /** It has locks of its own, and would go on answering. */
    @Test
    void anotherDirectoryIsNotAskedWhileTriesAreLocked() {
        var elsewhere = new Elsewhere(lee);
        var asking = asking(elsewhere);
        for (int i = 0; i < 9; i++) {
            asking.find(lee.mailNickname(), "wrong");
        }

        assertThat(elsewhere.asked).isEqualTo(5);
        assertThat(asking.find(lee.mailNickname(), "kept elsewhere")).isEmpty();
        clock.pass(FIRST_LOCK);
        assertThat(asking.find(lee.mailNickname(), "kept elsewhere"))
                .map(SignInTry::id)
                .contains(lee.id());
    }

    @Test
    void whoTypedTheOldOneWhileItWasReplacedIsNotLetIn() {
        var shown = asking(new Replacement()).find(lee.mailNickname(), lee.mailNickname());

        assertThat(shown).isPresent();
        assertThat(sessions.begin(shown.get(), "127.0.0.1", "")).isEmpty();
    }

    @Test
    void aScriptWithTheOldOneIsNotLetInWhileItWasReplaced() {
        var scripts = new BasicSignIn(
                asking(new Replacement()), sessions, new ScriptSignIns(transaction, event -> {}), event -> {});
        var sent = UsernamePasswordAuthenticationToken.unauthenticated(lee.mailNickname(), lee.mailNickname());

        assertThatThrownBy(() -> scripts.authenticate(sent)).isInstanceOf(BadCredentialsException.class);
    }

    /** Or whoever had got hold of the old one would have the last word. */
    @Test
    void whoTypedTheOldOneWhileItWasReplacedDoesNotReplaceTheNewOne() {
        var own = new OwnPassword(asking(new Replacement()), sessions, store, factors, transaction, events);

        assertThat(own.change(lee, lee.mailNickname(), "one of the intruder", null))
                .hasValueSatisfying(objection -> assertThat(objection).contains("present password is wrong"));
        assertThat(passwords.find(lee.mailNickname(), Replacement.NEXT)).isPresent();
    }

    /** Nobody's connection to the database waits for another directory. */
    @Test
    void noTransactionMayBeOpen() {
        assertThatThrownBy(() -> transaction.execute(status -> passwords.find(lee.mailNickname(), "wrong")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private PasswordSignIn asking(ForeignPasswords elsewhere) {
        var beans = new StaticListableBeanFactory(Map.of("elsewhere", elsewhere));
        return new PasswordSignIn(
                directory, sessions, store, tries, beans.getBeanProvider(ForeignPasswords.class), encoder, event -> {});
    }

    /** A directory that keeps one person's password. */
    private static final class Elsewhere implements ForeignPasswords {

        private final User one;
        private int asked;

        Elsewhere(User one) {
            this.one = one;
        }

        @Override
        public Optional<Boolean> matches(UserId user, String password) {
            if (!user.equals(one.id())) {
                return Optional.empty();
            }
            asked++;
            return Optional.of(password.equals("kept elsewhere"));
        }
    }

    /** What happens between a look at the password and the word on it: an administrator sets another one. */
    private final class Replacement implements ForeignPasswords {

        private static final String NEXT = "one of the administrator";

        @Override
        public Optional<Boolean> matches(UserId user, String password) {
            transaction.executeWithoutResult(status -> {
                store.set(user, NEXT);
                events.publishEvent(new PasswordSet(user, user));
            });
            return Optional.empty();
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            passwords.find(lee.mailNickname(), "wrong");
        }
    }

    private boolean isKnown() {
        return passwords
                .find(lee.mailNickname(), lee.mailNickname())
                .filter(shown -> shown.id().equals(lee.id()))
                .isPresent();
    }
}
