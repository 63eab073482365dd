package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.firstrun.EmptyInstallation.PASSWORD;
import static org.countersign.firstrun.EmptyInstallation.order;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.ProductRights;
import org.countersign.assignment.RoleAssignments;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserType;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Visitor;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DuplicateKeyException;

/** Whoever can read the service's files becomes its first administrator, once. */
@FirstRunTest
class FirstRunTests {

    private static final String PAGE = "/first-run";
    private static final AuditView WHOLE = new AuditView.Whole();

    @LocalServerPort
    private int port;

    @Autowired
    private EmptyInstallation installation;

    @Autowired
    private FirstRun firstRun;

    @Autowired
    private FirstAdministrator firstAdministrator;

    @Autowired
    private Directory directory;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ProductRights rights;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DSLContext dsl;

    private Visitor visitor;

    @BeforeEach
    void anEmptyInstallation() {
        installation.begin();
        visitor = new Visitor(port);
    }

    @Test
    void theSecretMakesAGlobalAdministratorWhoCanSignIn() {
        var answer = visitor.submit(PAGE, installation.input());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("The first administrator is created", "href=\"/sign-in\"");
        assertThat(visitor.get("/sign-in").body()).doesNotContain(PAGE);
        var grace = directory.findUserBySignInName("grace").orElseThrow();
        assertThat(grace)
                .returns("grace@contoso.example", User::userPrincipalName)
                .returns("Grace Lindqvist", User::displayName)
                .returns("grace@mail.example", User::mail)
                .returns(UserType.MEMBER, User::type)
                .returns(true, User::enabled);
        assertThat(assignments.activeOf(grace.id())).singleElement().satisfies(assignment -> {
            assertThat(assignment.type()).isEqualTo(AssignmentType.ASSIGNED);
            assertThat(assignment.end()).isNull();
        });
        assertThat(rights.mayAdminister(grace.id())).isTrue();
        assertThat(location(visitor.signIn("grace", PASSWORD))).doesNotContain("sign-in");
        assertThat(new ApiClient(port, "grace@contoso.example", PASSWORD)
                        .get("/v1.0/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void thePageAfterItShowsTheBreakGlassAccountOnceAndIsNotKept() {
        var input = installation.input();
        var token = visitor.tokenOf(PAGE);

        var answer = visitor.submit(PAGE, token, input);

        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(control -> assertThat(control).contains("no-store"));
        var shown = Visitor.sealedIn(answer.body());
        assertThat(shown).hasSize(2);
        assertThat(new ApiClient(port, shown.get(0), shown.get(1))
                        .get("/v1.0/me")
                        .status())
                .isEqualTo(200);
        assertThat(visitor.submit(PAGE, token, input).statusCode()).as("reload").isEqualTo(404);
        assertThat(visitor.get(PAGE).statusCode()).as("back").isEqualTo(404);
    }

    @Test
    void onceUsedTheSecretItsFileAndThePageAreGone() {
        var input = installation.input();
        var token = visitor.tokenOf(PAGE);
        visitor.submit(PAGE, token, input);

        assertThat(installation.file()).doesNotExist();
        assertThat(firstRun.accepts(input.get("secret"))).isFalse();
        assertThat(visitor.submit(PAGE, token, input).statusCode()).isEqualTo(404);
        var page = visitor.get(PAGE);
        var missing = visitor.get("/style/no-such-file");
        assertThat(page.statusCode()).isEqualTo(404).isEqualTo(missing.statusCode());
        assertThat(page.body().replace(PAGE, "").replaceAll("\\d", ""))
                .isEqualTo(missing.body().replace("/style/no-such-file", "").replaceAll("\\d", ""));
    }

    @Test
    void theSignInPageLeadsToTheFirstRunAndTellsNoPath() {
        assertThat(visitor.get("/sign-in").body())
                .contains("href=\"" + PAGE + "\"")
                .doesNotContain(SecretFile.NAME, installation.file().getParent().toString());
        assertThat(visitor.get(PAGE).body())
                .doesNotContain(SecretFile.NAME, installation.file().getParent().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            secret            | aaaa-bbbb          | That is not the secret
            displayName       | ''                 | Enter a name in one line
            userPrincipalName | grace              | Enter a name of the form
            mail              | a@b, c@d           | Enter one mail address
            password          | too short          | 15 characters or more
            passwordAgain     | something else     | The two passwords differ
            """)
    void wrongInputIsExplainedAndTheRestIsKept(String field, String value, String explanation) {
        var answer = visitor.submit(PAGE, installation.input(field, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(explanation).doesNotContain(PASSWORD, installation.secret());
        for (var kept : List.of("displayName", "userPrincipalName", "mail")) {
            assertThat(answer.body())
                    .contains("value=\"" + installation.input(field, value).get(kept) + "\"");
        }
        assertThat(directory.isEmpty()).isTrue();
        assertThat(installation.file()).exists();
    }

    @Test
    void whatWasTypedIsEscaped() {
        var answer = visitor.submit(PAGE, installation.input("displayName", "\"><script>\n${7*7}"));

        assertThat(answer.body()).doesNotContain("<script>").contains("&quot;&gt;&lt;script&gt;", "${7*7}");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var answer = visitor.submit(PAGE, "", installation.input());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(directory.isEmpty()).isTrue();
    }

    @Test
    void theAuditTellsWhoCameFirstAndFromWhere() {
        visitor.submit(PAGE, installation.input());

        var grace = directory.findUserBySignInName("grace").orElseThrow();
        assertThat(story())
                .extracting(AuditEvent::activity)
                .containsExactlyInAnyOrder(Activity.FIRST_ADMINISTRATOR_CREATED, Activity.ROLE_ASSIGNED);
        assertThat(story())
                .filteredOn(event -> event.activity() == Activity.FIRST_ADMINISTRATOR_CREATED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor().id()).isEqualTo(grace.id());
                    assertThat(event.actor().address()).isEqualTo("127.0.0.1");
                });
    }

    @Test
    void eachWrongSecretIsInTheAuditWithItsAddress() {
        visitor.submit(PAGE, installation.input("secret", "wrong"));
        visitor.submit(PAGE, installation.input("secret", ""));

        assertThat(story()).hasSize(2).allSatisfy(event -> {
            assertThat(event.activity()).isEqualTo(Activity.FIRST_RUN_REJECTED);
            assertThat(event.details()).containsEntry("ipAddress", "127.0.0.1");
        });
    }

    @Test
    void tooManyWrongSecretsShutTheDoorUntilTheNextStart() {
        for (int i = 0; i < FirstRun.MAXIMUM_FAILURES; i++) {
            assertThat(firstRun.isOpen()).isTrue();
            firstRun.accepts("wrong");
        }

        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(installation.file()).doesNotExist();
        assertThat(trail.newestFirst(WHOLE, 1000)).hasSize(FirstRun.MAXIMUM_FAILURES);
        firstRun.begin();
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void eachStartDrawsASecretOfItsOwn() {
        var former = installation.secret();

        firstRun.begin();

        assertThat(installation.secret()).isNotEqualTo(former);
        assertThat(firstRun.create(former, order("grace"))).isEmpty();
        assertThat(firstRun.create(installation.secret(), order("grace"))).isPresent();
    }

    @Test
    void aStartWithSomebodyInTheDirectoryWritesNoSecretAndClearsALeftOne() throws Exception {
        var former = installation.secret();
        firstAdministrator.create(order("grace"));

        firstRun.begin();

        assertThat(installation.file()).doesNotExist();
        assertThat(firstRun.create(former, order("mallory"))).isEmpty();
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void aDirectoryThatLostItsUsersIsNoFirstRun() {
        firstAdministrator.create(order("grace"));
        assignments.end(FirstAdministrator.ASSIGNMENT, EndReason.REVOKED, null, "");
        dsl.execute("delete from directory_user");

        firstRun.begin();

        assertThat(firstRun.isOpen()).isFalse();
    }

    @Test
    void whenAnotherNodeWasFirstTheDoorShutsHereToo() {
        firstAdministrator.create(order("grace"));

        assertThat(visitor.get("/sign-in").body()).doesNotContain(PAGE);
        assertThat(installation.file()).doesNotExist();
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void ofTwentyPostsAtOnceOneWins() {
        var posts = IntStream.range(0, 20)
                .mapToObj(i -> {
                    var input =
                            new HashMap<>(installation.input("userPrincipalName", "grace" + i + "@contoso.example"));
                    var one = new Visitor(port);
                    var token = one.tokenOf(PAGE);
                    return (Callable<Integer>)
                            () -> one.submit(PAGE, token, input).statusCode();
                })
                .toList();

        assertThat(atOnce(posts)).containsOnlyOnce(200).containsOnly(200, 404);
        assertThatGraceIsAlone();
    }

    /** He asked while the door was open, and is heard when it is shut. */
    @Test
    void nobodyWhoWasTooLateGaveAWrongSecret() {
        var former = installation.secret();
        firstAdministrator.create(order("grace"));
        assertThat(firstRun.isOpen()).isFalse();

        assertThat(firstRun.accepts(former)).isFalse();

        assertThat(trail.newestFirst(WHOLE, 1000))
                .extracting(AuditEvent::activity)
                .doesNotContain(Activity.FIRST_RUN_REJECTED);
    }

    /** Nodes share nothing but the database. */
    @Test
    void ofTwentyNodesAtOnceOneWins() {
        var nodes = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Boolean>) () -> {
                    try {
                        firstAdministrator.create(order("grace" + i));
                        return true;
                    } catch (DuplicateKeyException e) {
                        return false;
                    }
                })
                .toList();

        assertThat(atOnce(nodes)).containsOnlyOnce(true);
        assertThatGraceIsAlone();
    }

    /** But for the account in the envelope. */
    private void assertThatGraceIsAlone() {
        assertThat(directory.users(10)).hasSize(2);
        assertThat(rights.administrators())
                .hasSize(2)
                .extracting(User::displayName)
                .containsOnlyOnce("Break glass");
    }

    private List<AuditEvent> story() {
        return trail.newestFirst(WHOLE, FirstAdministrator.ASSIGNMENT, 10);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }

    private static <T> List<T> atOnce(List<Callable<T>> actions) {
        var start = new CyclicBarrier(actions.size());
        var pool = Executors.newFixedThreadPool(actions.size());
        try {
            var running = new ArrayList<Future<T>>();
            for (var action : actions) {
                running.add(pool.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            var outcomes = new ArrayList<T>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
