package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whose password the other directory believes. */
@CountersignTest
class LdapPasswordsTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Directory directory;

    @Autowired
    private Scene scene;

    private final AtomicInteger binds = new AtomicInteger();
    private final MemoryDirectory other = MemoryDirectory.intercepted(new Trap());
    private LdapRoom room;
    private UserId lee;

    /** Many servers say "success" where there is no password, for whatever name: RFC 4513, 5.1.2. */
    private final class Trap extends InMemoryOperationInterceptor {

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest bind) {
            if (!bind.getRequest().getBindDN().equals(MemoryDirectory.READER)) {
                binds.incrementAndGet();
            }
        }
    }

    @BeforeEach
    void open() {
        scene.person("Grace");
        LdapRoom.forget(application);
        room = LdapRoom.open(application, other);
        other.person("lee");
        other.person("ria");
        room.read();
        lee = idOf("lee");
    }

    @AfterEach
    void close() {
        room.close();
        other.close();
    }

    @Test
    void theRightOneIsBelievedAndNoOther() {
        assertThat(room.passwords().matches(lee, "lee")).contains(true);
        assertThat(room.passwords().matches(lee, "ria")).contains(false);
        assertThat(room.passwords().matches(lee, "lee")).contains(true);
        assertThat(binds).hasValue(3);
    }

    @Test
    void anEmptyOneIsRefusedBeforeAnybodyIsAsked() {
        assertThat(room.passwords().matches(lee, "")).contains(false);
        assertThat(room.passwords().matches(lee, "\0lee")).contains(false);
        assertThat(binds).hasValue(0);
    }

    @Test
    void ofAnEmbeddedAccountNothingIsSaid() {
        assertThat(room.passwords().matches(scene.person("Mike").id(), "lee")).isEmpty();
    }

    @Test
    void whoIsGoneIsNotBelievedEvenBeforeTheNextReading() {
        other.set(other.dn("lee"), "objectClass", "retired");
        assertThat(room.passwords().matches(lee, "lee")).contains(false);

        other.remove(other.dn("lee"));
        assertThat(room.passwords().matches(lee, "lee")).contains(false);
        assertThat(binds).hasValue(0);
    }

    @Test
    void whoIsRenamedIsBelievedBeforeTheNextReading() {
        other.move(other.dn("lee"), "uid=" + other.own("leonore"));

        assertThat(room.passwords().matches(lee, "lee")).contains(true);
    }

    @Test
    void whoGotTheNameOfAnotherIsNotBelievedAsTheOther() {
        other.remove(other.dn("lee"));
        other.person("lee");

        assertThat(room.passwords().matches(lee, "lee")).contains(false);
    }

    @Test
    void whileNobodyAnswersNobodyIsBelieved() {
        room.passwords().matches(lee, "lee");
        other.server().shutDown(true);

        assertThat(room.passwords().matches(lee, "lee")).contains(false);
    }

    @Test
    void aServerThatCameBackIsAskedAgain() {
        room.passwords().matches(lee, "lee");
        other.server().closeAllConnections(false);

        assertThat(room.passwords().matches(lee, "lee")).contains(true);
    }

    @Test
    void nobodyWaitsForLongerThanTheTimeOuts() throws IOException {
        try (var silent = new SilentServer();
                var hanging = LdapRoom.open(application, silent)) {
            var began = System.nanoTime();
            assertThat(hanging.passwords().matches(lee, "lee")).contains(false);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private UserId idOf(String name) {
        return directory.findUserBySignInName(other.address(name)).orElseThrow().id();
    }
}
