package org.countersign.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.keys.Keyring;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What lies in the database of a browser's session, and what somebody who rules the database makes of it: nothing. */
@CountersignTest
class BrowserSessionsTests {

    private static final String COOKIE = "JSESSIONID";

    /** What Tasklist asks first, and the one question that names no engine: on PostgreSQL it has a name of its own. */
    private static final String ENGINES = "/camunda/api/engine/engine/";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Keyring keys;

    @Autowired
    private OldSessions oldSessions;

    @Autowired
    private MovableClock clock;

    private User lee;
    private Visitor visitor;

    @BeforeEach
    void leeIsSignedIn() {
        database.update("delete from spring_session");
        lee = scene.person("Lee");
        visitor = new Visitor(port).signIn(lee);
        visitor.get("/account");
        visitor.get(ENGINES);
        assertThat(isIn(visitor)).isTrue();
    }

    @Test
    void theDatabaseHoldsNothingThatABrowserCouldShow() {
        var shown = visitor.cookie(COOKIE).orElseThrow();
        var kept = database.queryForObject("select session_id from spring_session", String.class);

        assertThat(shown).doesNotContain(kept);
        assertThat(isInWith(kept)).isFalse();
        assertThat(isInWith(keys.seal(kept, "somebody else's").text())).isFalse();
        assertThat(isInWith(shown)).isTrue();
    }

    @Test
    void theDatabaseDoesNotTellWhatASessionHolds() {
        assertThat(database.queryForList("select attribute_bytes from spring_session_attributes", byte[].class))
                .isNotEmpty()
                .extracting(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                // Shorter words are in sealed bytes too, now and then.
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                "java.lang",
                                "java.util",
                                "org.countersign",
                                "org.springframework",
                                lee.id().toString()));
    }

    @Test
    void theIdOfBeforeTheSignInIsOfNoUse() {
        var other = new Visitor(port);
        other.get("/sign-in");
        var before = other.cookie(COOKIE).orElseThrow();

        other.signIn(lee);

        assertThat(isIn(other)).isTrue();
        assertThat(isInWith(before)).isFalse();
    }

    @Test
    void theIdOfBeforeAStepUpIsOfNoUse() {
        var before = visitor.cookie(COOKIE).orElseThrow();
        visitor.submit("/step-up", Map.of("code", scene.code().digits()));

        assertThat(isIn(visitor)).isTrue();
        assertThat(isInWith(before)).isFalse();
    }

    @Test
    void whoWritesBytesOfHisOwnEndsTheSessionAndRunsNothing() throws IOException {
        overwrite(serialized(new File("of no concern")));

        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
        assertThat(visitor.get(ENGINES).statusCode()).isEqualTo(401);
        assertThat(isIn(visitor.signIn(lee))).isTrue();
    }

    /** The seal is not all that stands between the database and what the service would run. */
    @Test
    void whoCouldSealThemTooRunsNothing() throws IOException {
        var sealed = keys.seal(serialized(new File("of no concern")), "session-attribute");
        overwrite(sealed.text().getBytes(StandardCharsets.US_ASCII));

        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aRequestWritesNothing() {
        var before = everything();

        assertThat(isIn(visitor)).isTrue();
        // Whatever it answers: on PostgreSQL the engine of that name is another context's.
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.fetch("/v1.0/me").statusCode()).isEqualTo(200);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whoShowsWhoHeIsAtEachRequestHasNoSession() {
        var before = everything();

        assertThat(new ApiClient(port, lee).get("/v1.0/me").status()).isEqualTo(200);
        assertThat(new ApiClient(port, "lee", "wrong").get("/v1.0/me").status()).isEqualTo(401);
        assertThat(new Visitor(port)
                        .sendWithHeader(
                                "POST", ApiClient.REQUESTS, "{}", Map.entry("Authorization", "Bearer made.up.here"))
                        .statusCode())
                .isEqualTo(401);

        assertThat(everything()).isEqualTo(before);
    }

    /** Whoever sends many would fill the database. */
    @Test
    void whatNobodyIsSignedInForAndIsNoPageIsNotKept() {
        var before = everything();

        new Visitor(port).sendForm("/camunda/app/tasklist/default/", "text=" + "x".repeat(1000));
        new Visitor(port).send("POST", "/camunda/api/engine/engine/default/task", "{}");
        new Visitor(port).get("/favicon.ico");

        assertThat(everything()).isEqualTo(before);
    }

    /** Nimbus has no checked exception for each header that is none. */
    @Test
    void aCookieThatSomebodyMadeUpIsNone() {
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"p2c\":-1}".getBytes(StandardCharsets.UTF_8));

        assertThat(new Visitor(port)
                        .withCookie(COOKIE, header + "..AAAA.AAAA.AAAA")
                        .get("/sign-in")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatNobodyCameBackToIsSweptOut() {
        database.update(
                "update spring_session set expiry_time = ?",
                clock.now().plus(Duration.ofMinutes(15)).toEpochMilli());
        oldSessions.sweep();
        assertThat(everything()).isNotEmpty();

        clock.pass(Duration.ofMinutes(16));
        oldSessions.sweep();
        assertThat(everything()).isEmpty();
    }

    @Test
    void aTasklistWithAnotherTokenIsToldTheSessions() {
        var token = visitor.cookie("XSRF-TOKEN").orElseThrow();
        var other = new Visitor(port).withCookie(COOKIE, visitor.cookie(COOKIE).orElseThrow());

        other.get(ENGINES);

        assertThat(other.cookie("XSRF-TOKEN")).contains(token);
    }

    private void overwrite(byte[] bytes) {
        assertThat(database.update(
                        "update spring_session_attributes set attribute_bytes = ? where attribute_name = ?",
                        bytes,
                        "SPRING_SECURITY_CONTEXT"))
                .isEqualTo(1);
    }

    private static byte[] serialized(Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** No two seals are the same: whatever was written anew would show. */
    private List<String> everything() {
        return database.query(
                """
                select session_id, last_access_time, attribute_name, attribute_bytes
                from spring_session left join spring_session_attributes on primary_id = session_primary_id
                order by session_id, attribute_name""",
                (row, number) -> row.getString(1) + " " + row.getLong(2) + " " + row.getString(3) + " "
                        + (row.getBytes(4) == null ? "" : new String(row.getBytes(4), StandardCharsets.US_ASCII)));
    }

    private boolean isInWith(String cookie) {
        return isIn(new Visitor(port).withCookie(COOKIE, cookie));
    }

    private static boolean isIn(Visitor visitor) {
        var page = visitor.get("/account").statusCode() == 200;
        assertThat(visitor.get(ENGINES).statusCode()).isEqualTo(page ? 200 : 401);
        return page;
    }
}
