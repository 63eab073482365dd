package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Names and passwords, and whoever tries many. */
@CountersignTest
class PasswordSignInTests {

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);

    @Autowired
    private PasswordSignIn passwords;

    @Autowired
    private Passwords store;

    @Autowired
    private Directory directory;

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

    /**
     * Each answer costs one comparison, so that no clock tells which names there are. The medians of one run are compared;
     * a comparison left out would make one of them hundreds of times shorter.
     */
    @Test
    void aNameThatIsNotThereTakesAsLongAsAWrongPassword() {
        var known = Stream.generate(() -> scene.person("Nora"))
                .limit(9)
                .map(User::mailNickname)
                .toList();
        var disabled = Stream.generate(() -> scene.person("Gone")).limit(9).toList();
        disabled.forEach(user -> directory.setEnabled(user.id(), false));

        var wrong = median(known.stream().map(name -> (Runnable) () -> passwords.find(name, "wrong")));
        var unknown = median(known.stream().map(name -> (Runnable) () -> passwords.find("no-" + name, "wrong")));
        var shut = median(disabled.stream()
                .map(user -> (Runnable) () -> passwords.find(user.mailNickname(), user.mailNickname())));

        assertThat(unknown / wrong).isBetween(0.3, 3.0);
        assertThat(shut / wrong).isBetween(0.3, 3.0);
    }

    private static double median(Stream<Runnable> tries) {
        var times = tries.mapToLong(attempt -> {
                    var begin = System.nanoTime();
                    attempt.run();
                    return System.nanoTime() - begin;
                })
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            passwords.find(lee.mailNickname(), "wrong");
        }
    }

    private boolean isKnown() {
        return passwords
                .find(lee.mailNickname(), lee.mailNickname())
                .filter(lee::equals)
                .isPresent();
    }
}
