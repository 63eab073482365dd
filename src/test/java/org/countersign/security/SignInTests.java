package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sign-in page and its session. */
@CountersignTest
class SignInTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    private User lee;
    private Visitor visitor;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        visitor = new Visitor(port);
    }

    @Test
    void theShortAndTheLongNameSignInWhateverTheirCase() {
        var password = lee.mailNickname();

        assertThat(isSignedIn(visitor.signIn(lee.mailNickname(), password))).isTrue();
        assertThat(isSignedIn(visitor.signIn(lee.userPrincipalName(), password)))
                .isTrue();
        assertThat(isSignedIn(visitor.signIn(lee.userPrincipalName().toUpperCase(Locale.ROOT), password)))
                .isTrue();
    }

    @Test
    void aWrongPasswordAnUnknownNameAndADisabledAccountAnswerAlike() {
        directory.setEnabled(lee.id(), false);

        assertThat(answerTo(lee.mailNickname(), lee.mailNickname()))
                .isEqualTo(answerTo("nobody-at-all", "x"))
                .isEqualTo(answerTo(scene.person("Mike").mailNickname(), "wrong"))
                .endsWith("/sign-in?error");
    }

    @Test
    void theSessionChangesItsIdAtSignIn() {
        visitor.get("/sign-in");
        var before = visitor.cookie("JSESSIONID");

        visitor.signIn(lee);

        assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(before);
    }

    @Test
    void aSignInWithoutItsTokenIsRefused() {
        var form = "/sign-in?username=" + lee.mailNickname() + "&password=" + lee.mailNickname();

        assertThat(isSignedIn(visitor.sendWithoutToken("POST", form, ""))).isFalse();
        assertThat(visitor.get("/camunda/api/engine/engine/default/filter").statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutInTasklistEndsTheSession() {
        visitor.signIn(lee);
        visitor.get("/camunda/app/tasklist/default/");

        visitor.send("POST", "/camunda/api/admin/auth/user/default/logout", "");

        assertThat(visitor.get("/camunda/api/engine/engine/default/filter").statusCode())
                .isEqualTo(401);
    }

    @Test
    void thePageSaysWhatHappenedAndOnlyThat() {
        assertThat(visitor.get("/sign-in").body()).doesNotContain("signed out", "wrong", "is created");
        assertThat(visitor.get("/sign-in?signed-out").body()).contains("You are signed out");
        assertThat(visitor.get("/sign-in?error").body()).contains("Name or password is wrong");
    }

    @Test
    void whatNobodyNamedIsShut() {
        assertThat(visitor.signIn(lee).get("/anything/else").statusCode()).isEqualTo(403);
    }

    private String answerTo(String name, String password) {
        return new Visitor(port)
                .signIn(name, password)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static boolean isSignedIn(HttpResponse<String> answer) {
        return answer.statusCode() == 302
                && !answer.headers().firstValue("Location").orElse("").contains("sign-in");
    }
}
