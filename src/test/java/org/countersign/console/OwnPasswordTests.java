package org.countersign.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.countersign.CountersignTest;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.User;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People change their passwords themselves. */
@CountersignTest
class OwnPasswordTests {

    private static final String NEW = "violin marble teapot orbit";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private AuditTrail trail;

    private User lee;
    private Visitor visitor;

    @BeforeEach
    void leeIsSignedIn() {
        lee = scene.person("Lee");
        visitor = new Visitor(port).signIn(lee);
    }

    @Test
    void withThePresentOneAndAProofItIsChangedAndEverySessionEnds() {
        var elsewhere = new Visitor(port).signIn(lee);
        prove();

        assertThat(location(change(lee.mailNickname(), NEW))).endsWith("/sign-in?password-changed");
        assertThat(isIn(visitor)).isFalse();
        assertThat(isIn(elsewhere)).isFalse();
        assertThat(isIn(new Visitor(port).signIn(lee))).isFalse();
        var again = new Visitor(port);
        again.signIn(lee.mailNickname(), NEW);
        assertThat(isIn(again)).isTrue();
        assertThat(trail.newestFirst(new AuditView.Whole(), lee.id().value(), 10))
                .filteredOn(event -> event.activity() == Activity.PASSWORD_SET)
                .extracting(AuditEvent::actor)
                .extracting(AuditEvent.Actor::id)
                .containsExactly(lee.id());
    }

    @Test
    void aSessionAloneIsNotEnough() {
        assertThat(location(send(visitor.tokenOf("/step-up"), lee.mailNickname(), NEW)))
                .endsWith("/account");
        assertThat(visitor.get("/account").body()).contains("Prove a second factor that you have first.");

        prove();
        assertThat(faultOf(change("wrong", NEW))).contains("The present password is wrong");
        assertThat(isIn(visitor)).isTrue();
    }

    @Test
    void aPasswordThatIsEasilyGuessedIsRefusedBeforeAnythingIsAsked() {
        prove();
        assertThat(faultOf(change(lee.mailNickname(), "short"))).contains("15 characters or more");
        assertThat(location(change(lee.mailNickname(), NEW))).endsWith("password-changed");
    }

    @Test
    void whoHasNoSecondFactorNeedsThePresentOneAlone() {
        var mike = scene.personWithoutFactor("Mike");
        visitor = new Visitor(port).signIn(mike);

        assertThat(location(change(mike.mailNickname(), NEW))).endsWith("password-changed");
    }

    @Test
    void wrongOnesLockLikeAtTheSignIn() {
        prove();
        for (int i = 0; i < 5; i++) {
            change("wrong " + i, NEW);
        }

        assertThat(faultOf(change(lee.mailNickname(), NEW))).contains("too many tries");
    }

    private void prove() {
        visitor.submit("/step-up", Map.of("code", scene.code().digits()));
    }

    private HttpResponse<String> change(String present, String next) {
        return send(visitor.tokenOf("/account"), present, next);
    }

    private HttpResponse<String> send(String token, String present, String next) {
        return visitor.submit("/account/password", token, Map.of("present", present, "next", next));
    }

    private String faultOf(HttpResponse<String> answer) {
        assertThat(location(answer)).endsWith("/account");
        return visitor.get("/account").body();
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.fetch("/v1.0/me").statusCode() == 200;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
