package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The one session is open to the pages' scripts in the REST API as well, and to nobody else's. */
@CountersignTest
class SessionInTheApiTests {

    private static final String OWN =
            "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')";
    private static final String REQUESTS = "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    private User lee;
    private Visitor visitor;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee");
        visitor = new Visitor(port);
    }

    @Test
    void aPagesScriptReadsAsWhoeverIsSignedIn() {
        var right = scene.eligible(lee, scene.plainRole());

        var answer = visitor.signIn(lee).fetch(OWN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(right.role().toString());
    }

    @Test
    void aScriptWithoutASessionIsNotMetWithAPasswordPrompt() {
        assertThat(visitor.fetch(OWN))
                .returns(401, answer -> answer.statusCode())
                .matches(answer ->
                        answer.headers().firstValue("WWW-Authenticate").isEmpty());
        assertThat(visitor.get(OWN).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertThat(visitor.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void whoSendsNeitherCredentialsNorASessionIsAskedToSignInAndGetsNoSession() {
        var answer = visitor.sendWithoutToken("POST", REQUESTS, "{\"action\":\"selfActivate\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(visitor.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void aChangeBySessionNeedsTheSessionsToken() {
        scene.eligible(lee, scene.plainRole());

        var answer = visitor.signIn(lee).sendWithoutToken("POST", REQUESTS, "{\"action\":\"selfActivate\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Authorization_RequestDenied");
    }

    @Test
    void credentialsCountMoreThanTheSession() {
        var mike = scene.person("Mike");
        visitor.signIn(lee);

        assertThat(visitor.getAs(mike, mike.mailNickname(), "/v1.0/me").body())
                .contains(mike.id().toString());
        assertThat(visitor.get("/v1.0/me").body()).contains(lee.id().toString());
        assertThat(new ApiClient(port, mike).get("/v1.0/me").body())
                .contains(mike.id().toString());
    }

    @Test
    void wrongCredentialsAreNotHealedByASession() {
        var nobody = scene.person("Nobody");
        visitor.signIn(lee);

        assertThat(visitor.getAs(nobody, "wrong", OWN).statusCode()).isEqualTo(401);
    }
}
