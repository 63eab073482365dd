package org.countersign.testing;

import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.directory.User;

/** A client with a session of its own, who sends what a browser would, or what it would not. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern SEALED = Pattern.compile("class=\"sealed\">([^<]+)<");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String baseUrl;

    public Visitor(int port) {
        this.baseUrl = "http://localhost:" + port;
    }

    /** Signs in as the scene's people do: the password is the short name. */
    public Visitor signIn(User user) {
        signIn(user.mailNickname(), user.mailNickname());
        return this;
    }

    public HttpResponse<String> signIn(String name, String password) {
        return submit("/sign-in", Map.of("username", name, "password", password));
    }

    /** Proves a second factor anew, as soon as the generator with that seed shows a code that was not used yet. */
    public void stepUp(String seed) {
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(10))
                .until(() -> submit("/step-up", Map.of("code", Authenticator.codeAt(seed, Instant.now())))
                        .headers()
                        .firstValue("Location")
                        .orElse("")
                        .contains("done"));
    }

    /** What a page shows this once: a key, a password. */
    public static List<String> sealedIn(String page) {
        return SEALED.matcher(page).results().map(shown -> shown.group(1)).toList();
    }

    /** Fills in and sends the form of a page, with the token that the page holds. */
    public HttpResponse<String> submit(String page, Map<String, String> fields) {
        return submit(page, tokenOf(page), fields);
    }

    /** Sends a form with a token that was read before. */
    public HttpResponse<String> submit(String page, String token, Map<String, String> fields) {
        var form = Http.form(Map.of("_csrf", token)) + "&" + Http.form(fields);
        return send(to(page).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Presses a button that stands on a page and leads to another address. */
    public HttpResponse<String> submit(String page, String address) {
        return submit(address, tokenOf(page), Map.of());
    }

    public String tokenOf(String page) {
        var csrf = CSRF.matcher(get(page).body());
        if (!csrf.find()) {
            throw new AssertionError(page + " has no CSRF token");
        }
        return csrf.group(1);
    }

    public HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    /** Goes where an address leads, until there is a page, or the way leads elsewhere. */
    public HttpResponse<String> follow(String path) {
        var answer = get(path);
        for (int step = 0; step < 5 && answer.statusCode() == 302; step++) {
            var next = URI.create(baseUrl + path)
                    .resolve(answer.headers().firstValue("Location").orElseThrow());
            if (!next.toString().startsWith(baseUrl + "/")) {
                return answer;
            }
            answer = send(HttpRequest.newBuilder(next).GET());
        }
        return answer;
    }

    /** Sends a form whose page has a token of its own. */
    public HttpResponse<String> sendForm(String path, String form) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** With credentials beside the session. */
    public HttpResponse<String> getAs(User user, String password, String path) {
        var credentials = user.mailNickname() + ":" + password;
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return send(to(path).header("Authorization", "Basic " + basic).GET());
    }

    /** As a page's script asks for it. */
    public HttpResponse<String> fetch(String path) {
        return send(to(path).header("Sec-Fetch-Dest", "empty").GET());
    }

    /** With the CSRF token that Tasklist's scripts would send. */
    public HttpResponse<String> send(String method, String path, String json) {
        var request = to(path).method(method, BodyPublishers.ofString(json)).header("Content-Type", "application/json");
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    public HttpResponse<String> sendWithHeader(
            String method, String path, String json, Map.Entry<String, String> header) {
        return send(to(path).method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .header(header.getKey(), header.getValue()));
    }

    public HttpResponse<String> sendWithoutToken(String method, String path, String json) {
        return send(to(path).method(method, BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    /** Has a cookie that nobody gave him, in place of the one that somebody did. */
    public Visitor withCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(baseUrl + "/"), cookie);
        return this;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return Http.send(client, request.build());
    }
}
