package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.testing.ApiClient;
import org.countersign.testing.CheapPasswords;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Nobody finds out by a clock which names there are. The times that wrong passwords take, and names that are not there, are
 * taken in turns and compared as distributions, by the chance that one of the first is longer than one of the second
 * (Mann and Whitney's). Where both are the same it is a half, and leaves the limits by accident once in fifty thousand
 * times. Passwords are hashed as in the shipped service.
 */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@TestPropertySource(
        properties = {
            CheapPasswords.SWITCH + "=false",
            "spring.datasource.url=jdbc:h2:mem:sign-in-times;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/sign-in-times",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=sign-in-times"
        })
class SignInTimesTests {

    private static final int SAMPLES = 16;

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Test
    void thePageTakesAsLongForAnyName() {
        assertThat(chanceThatKnownTakeLonger(name -> new Visitor(port).signIn(name, "wrong")))
                .isBetween(0.05, 0.95);
    }

    @Test
    void theApiTakesAsLongForAnyName() {
        assertThat(chanceThatKnownTakeLonger(name -> new ApiClient(port, name, "wrong").get("/v1.0/me")))
                .isBetween(0.05, 0.95);
    }

    @Test
    void theRightPasswordOfADisabledAccountTakesAsLong() {
        Consumer<String> signIn = name -> new Visitor(port).signIn(name, name);

        assertThat(chanceThatKnownTakeLonger(signIn, user -> directory.setEnabled(user.id(), false)))
                .isBetween(0.05, 0.95);
    }

    private double chanceThatKnownTakeLonger(Consumer<String> signIn) {
        return chanceThatKnownTakeLonger(signIn, user -> {});
    }

    private double chanceThatKnownTakeLonger(Consumer<String> signIn, Consumer<User> prepare) {
        signIn.accept("nobody");
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < SAMPLES; i++) {
            // Each name once: too many tries would lock it.
            var user = scene.person("Nora");
            prepare.accept(user);
            var name = user.mailNickname();
            known.add(timeOf(signIn, name));
            unknown.add(timeOf(signIn, "no-" + name));
        }
        return chanceThatLonger(known, unknown);
    }

    private static double chanceThatLonger(List<Long> ones, List<Long> others) {
        return ones.stream()
                        .mapToDouble(one ->
                                others.stream().filter(other -> one > other).count())
                        .average()
                        .orElseThrow()
                / others.size();
    }

    private static long timeOf(Consumer<String> signIn, String name) {
        var began = System.nanoTime();
        signIn.accept(name);
        return System.nanoTime() - began;
    }
}
