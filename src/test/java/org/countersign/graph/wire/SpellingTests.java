package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Odd spellings of paths, sent as they are: each is served as the plain one would be, or turned down. */
@CountersignTest
class SpellingTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    private User lee;

    @BeforeEach
    void people() {
        lee = scene.person("Lee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0/me",
                "//v1.0/me",
                "/v1.0//me",
                "///BETA///ME///",
                "/%76%31.0/%6De",
                "/v1.0/me?$select=id",
                "/v1.0/me?%24select=id",
                "/v1.0/users?$filter=displayName+eq+'Lee'+and+not+(id+eq+null)",
                "/v1.0//roleManagement/directory/roleAssignmentSchedules/filterByCurrentUser(on='principal')/",
                "/v1.0/roleManagement/directory/roleAssignmentSchedules/filterByCurrentUser%28on=%27principal%27%29"
            })
    void isServedToWhoIsSignedInAndToNobodyElse(String path) throws IOException {
        assertThat(statusOf(send(path, lee))).isEqualTo(200);
        assertThat(statusOf(send(path, null))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1.0/../v1.0/me",
                "/v1.0/./me",
                "/v1.0/%2e%2e/me",
                "/v1.0/%252e%252e/me",
                "/v1.0/..;/camunda",
                "/v1.0;a=b/me",
                "/v1.0/me;a",
                "/v1.0%2Fme",
                "/v1.0/users/a%2Fb",
                "/v1.0/users/a%5Cb",
                "/v1.0/users/%00",
                "/v1.0/users/%0a",
                "/v1.0/users/%25",
                "/v1.0/users/%zz",
                "/v1.0/users/%C3",
                "/v1.0/users?$filter=%zz",
                "/v1.0/users?$filter=id%20eq%20'%00'"
            })
    void isTurnedDownInTheApisWords(String path) throws IOException {
        var answer = send(path, lee);

        assertThat(statusOf(answer)).isEqualTo(400);
        assertThat(answer).contains("Content-Type: application/json", "{\"error\":{\"code\":\"BadRequest\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda//api/engine",
                "//camunda/app/tasklist/default/",
                "/camunda%2fapi/engine",
                "/engine-rest//task",
                "/v1.0/../camunda/app/admin/default/",
                "/camunda/..;/v1.0/me",
                "/camunda/app/tasklist/../../api/admin/setup/default/user/create",
                "/camunda/app/tasklist/%2e%2E/.%2e/api/admin/setup/default/user/create",
                "/camunda/app/tasklist/..;a/../api/admin/setup/default/user/create",
                "/camunda/./app/tasklist/default/",
                "/camunda/app/tasklist/..",
                "//first-run",
                "/actuator//env",
                "/x//v1.0/me",
                "/%zz"
            })
    void opensNoOtherDoor(String path) throws IOException {
        for (var user : new User[] {lee, null}) {
            var answer = send(path, user);
            assertThat(statusOf(answer)).isEqualTo(400);
            assertThat(answer).doesNotContain("Apache Tomcat", "Exception");
        }
    }

    private static int statusOf(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    private String send(String path, User user) throws IOException {
        var credentials = user == null
                ? List.<String>of()
                : List.of("Authorization: Basic "
                        + Base64.getEncoder()
                                .encodeToString((user.mailNickname() + ":" + user.mailNickname())
                                        .getBytes(StandardCharsets.UTF_8)));
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("\r\n", credentials) + (credentials.isEmpty() ? "" : "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
