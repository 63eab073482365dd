package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.countersign.CountersignTest;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.User;
import org.countersign.directory.UserChanges;
import org.countersign.directory.UserDraft;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/** A session does not outlive the right to it: what ends it ends it at the next request, through every door. */
@CountersignTest
class SessionsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Sessions sessions;

    @Autowired
    private UserChanges users;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private MovableClock clock;

    private User lee;
    private User grace;
    private Visitor visitor;

    @BeforeEach
    void leeIsSignedIn() {
        lee = scene.person("Lee");
        grace = scene.person("Grace");
        scene.standing(grace, RoleDefinition.GLOBAL_ADMINISTRATOR);
        visitor = new Visitor(port).signIn(lee);
        assertThat(isIn(visitor)).isTrue();
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndStaysOutOfOldSessions() {
        enable(false);
        assertThat(isIn(visitor)).isFalse();

        enable(true);
        assertThat(isIn(visitor)).isFalse();
        assertThat(isIn(new Visitor(port).signIn(lee))).isTrue();
    }

    @Test
    void aNewPasswordEndsEverySession() {
        transactions.executeWithoutResult(status -> events.publishEvent(new PasswordSet(lee.id(), grace.id())));

        assertThat(isIn(visitor)).isFalse();
    }

    /** The old password is right until the new one is committed, and until then nobody sees that it is too late. */
    @Test
    void whoComesInWhileHeIsShutOutWaitsAndStaysOut() {
        var begun = new AtomicReference<Future<Optional<SignedInUser>>>();
        transactions.executeWithoutResult(status -> {
            events.publishEvent(new PasswordSet(lee.id(), grace.id()));
            var shown = elsewhere(() -> sessions.beginTry(lee.id())).join();
            var late = elsewhere(() -> sessions.begin(shown, "127.0.0.1", ""));
            assertThatThrownBy(() -> late.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            begun.set(late);
        });

        assertThat(begun.get()).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(Optional.empty());
        assertThat(isIn(new Visitor(port).signIn(lee))).isTrue();
    }

    @Test
    void whoIsDisabledWhileHeShowsWhoHeIsStaysOut() {
        var shown = sessions.beginTry(lee.id());
        enable(false);

        assertThat(sessions.begin(shown, "127.0.0.1", "")).isEmpty();
        assertThat(sessions.begin(sessions.beginTry(lee.id()), "127.0.0.1", "")).isEmpty();
    }

    private static <T> CompletableFuture<T> elsewhere(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call);
    }

    @Test
    void somebodySignsOutEverywhere() {
        var elsewhere = new Visitor(port).signIn(lee);
        var another = new Visitor(port).signIn(grace);
        visitor.submit("/account", "/account/sessions/end-all");

        assertThat(isIn(visitor)).isFalse();
        assertThat(isIn(elsewhere)).isFalse();
        assertThat(isIn(another)).isTrue();
    }

    @Test
    void somebodyEndsOneOfHisSessionsAndNobodyElses() {
        var elsewhere = new Visitor(port).signIn(lee);
        var newest = sessions.of(lee.id()).get(0);
        sessions.end(grace.id(), newest.id());
        assertThat(isIn(elsewhere)).isTrue();

        sessions.end(lee.id(), newest.id());
        assertThat(isIn(elsewhere)).isFalse();
        assertThat(isIn(visitor)).isTrue();
    }

    @Test
    void theLongestSessionEndsHoweverBusyItIs() {
        for (int minutes = 0; minutes < 12 * 60 - 12; minutes += 12) {
            clock.pass(Duration.ofMinutes(12));
            assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        }
        clock.pass(Duration.ofMinutes(12));
        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void anIdleSessionEndsByTheDatabasesClock() {
        clock.pass(Duration.ofMinutes(14));
        assertThat(isIn(visitor)).isTrue();

        clock.pass(Duration.ofMinutes(15));
        assertThat(isIn(visitor)).isFalse();
    }

    /** Tasklist asks every few seconds, for as long as it is open. */
    @Test
    void whatAnOpenPageAsksForByItselfKeepsNobodyIn() {
        for (int minutes = 0; minutes < 15; minutes += 5) {
            clock.pass(Duration.ofMinutes(5));
            visitor.get("/camunda/api/engine/engine/default/filter/count");
        }

        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void whoSignsOutLeavesNoSessionBehind() {
        visitor.submit("/account", "/sign-out");

        assertThat(sessions.of(lee.id())).isEmpty();
        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void hisOwnAccountPageListsThem() {
        assertThat(visitor.get("/account").body()).contains("(here)", "127.0.0.1");
    }

    /** The page, the engine's API behind Tasklist, and the REST API. */
    private static boolean isIn(Visitor visitor) {
        var page = visitor.get("/account").statusCode() == 200;
        var tasklist = visitor.get("/camunda/api/engine/engine/default/filter").statusCode() == 200;
        var api = visitor.fetch("/v1.0/me").statusCode() == 200;
        assertThat(tasklist).isEqualTo(page);
        assertThat(api).isEqualTo(page);
        return page;
    }

    private void enable(boolean enabled) {
        users.change(
                lee.id(),
                draft -> new UserDraft(
                        draft.userPrincipalName(),
                        draft.mailNickname(),
                        draft.displayName(),
                        draft.mail(),
                        draft.userType(),
                        enabled,
                        draft.person(),
                        null),
                grace.id());
    }
}
