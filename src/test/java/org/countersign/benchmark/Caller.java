package org.countersign.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.countersign.directory.User;
import org.countersign.security.Program;
import org.countersign.testing.Http;
import org.countersign.testing.Visitor;

/**
 * Who calls the REST API, with a bearer token.
 *
 * @param site where it is served
 */
record Caller(HttpClient client, String site, String token) {

    /** Signs somebody of the scene in, whose password is his short name. */
    static Caller of(User user, int port) {
        var token = new Program(port).tokenFor(new Visitor(port).signIn(user), Program.ALL);
        return new Caller(HttpClient.newHttpClient(), "http://localhost:" + port, token);
    }

    /** @param path behind {@code /}, with its version */
    HttpResponse<String> get(String path) {
        return Http.send(client, to(path).build());
    }

    HttpResponse<String> send(String method, String path, String body) {
        return Http.send(
                client,
                to(path).header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(site + "/" + path)).header("Authorization", "Bearer " + token);
    }
}
