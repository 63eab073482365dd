package org.countersign.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.Scene.requestFor;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.Right;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People read the audit in a browser: what concerns them, or all of it. */
@CountersignTest
class AuditPageTests {

    private static final Pattern NEXT = Pattern.compile("class=\"button second\" href=\"([^\"]+)\"");
    private static final Pattern TIME = Pattern.compile("<time datetime=\"([^\"]+)\"");
    private static final Pattern WHAT = Pattern.compile("<p><strong>([^<]+)</strong></p>");

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    private User lee;
    private User brandon;
    private User ann;
    private RoleDefinition role;
    private Right right;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        ann = scene.person("Ann");
        scene.standing(ann, RoleDefinition.SECURITY_READER);
        role = scene.approvedRole(brandon);
        right = scene.eligible(lee, role);
    }

    @Test
    void oneStoryIsToldFromItsBeginning() {
        var asked = approved();

        assertThat(found(WHAT, open(ann, "?story=" + asked.id())))
                .containsExactly(
                        "Add member to role requested (PIM activation)",
                        "Add member to role approval requested (PIM activation)",
                        "Add member to role request approved (PIM activation)",
                        "Add member to role completed (PIM activation)");
        assertThat(open(lee, "?story=" + asked.id())).contains("Lee", "Brandon", role.displayName(), "Seen the smoke");
    }

    @Test
    void everybodyReadsWhatConcernsHimAndAReaderAllOfIt() {
        var asked = approved();
        var nora = scene.person("Nora");

        assertThat(open(nora, "?story=" + asked.id())).contains("There is nothing of that");
        assertThat(open(nora, "?role=" + role.id())).contains("My audit", "There is nothing of that");
        assertThat(open(lee, "?role=" + role.id())).contains("completed (PIM activation)");
        assertThat(open(ann, "?role=" + role.id())).contains("completed (PIM activation)");
        assertThat(open(ann, "?mine=&role=" + role.id())).contains("My audit", "There is nothing of that");
    }

    @Test
    void itTellsWhereSomebodyCalledFrom() {
        var visitor = new Visitor(port).signIn(lee);

        assertThat(visitor.get("/audit?activity=SIGNED_IN").body()).contains("from <span>");
        assertThat(open(ann, "?activity=SIGNED_IN&actor=" + lee.mailNickname())).contains("from <span>");
    }

    @Test
    void itIsSearchedByWhoRoleWhatOutcomeAndTime() {
        approved();
        var byLee = "?actor=" + lee.mailNickname();

        assertThat(open(ann, byLee + "&role=" + role.id())).contains("role requested");
        assertThat(found(WHAT, open(ann, byLee + "&activity=ACTIVATION_REQUESTED")))
                .containsExactly("Add member to role requested (PIM activation)");
        assertThat(open(ann, byLee + "&outcome=FAILURE")).contains("There is nothing of that");
        assertThat(open(ann, byLee + "&until=2001-01-01")).contains("There is nothing of that");
        assertThat(open(ann, byLee + "&from=2001-01-01&until=2999-12-31")).contains("role requested");
        assertThat(open(ann, "?actor=nobody-at-all")).contains("There is nothing of that");
    }

    @Test
    void itsPagesAreCompleteAndOverlapNowhere() {
        IntStream.range(0, 60).forEach(i -> scene.eligible(lee, scene.plainRole()));

        var times = new ArrayList<Instant>();
        var pages = new ArrayList<Integer>();
        for (var next = Optional.of("?activity=ELIGIBILITY_ASSIGNED"); next.isPresent(); ) {
            var page = open(lee, next.get());
            pages.add(found(TIME, page).size());
            found(TIME, page).stream().map(Instant::parse).forEach(times::add);
            next = NEXT.matcher(page).results().map(AuditPageTests::address).findFirst();
        }

        assertThat(pages).as("with the one that every test begins with").containsExactly(50, 11);
        assertThat(times).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void whatPeopleTypeStaysText() {
        var hostile = "<script>alert('${7*7}')</script>";
        var order = new RequestActivation(
                right.principal(), right.role(), right.scope(), hostile, Ticket.NONE, null, null, Duration.ofHours(2));
        var asked = SignedIn.as(lee, () -> workflow.start(order, null));

        var typed = "?actor=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8);
        assertThat(List.of(open(ann, "?story=" + asked.id()), open(ann, typed)))
                .allSatisfy(page ->
                        assertThat(page).contains("&lt;script&gt;alert(").doesNotContain("<script"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "until=2026-02-30",
                "from=%2B999999-01-01",
                "role=1",
                "activity=NOTHING",
                "outcome=maybe",
                "story=x",
                "after=here",
                "after=2026-01-01T00:00:00Z~x"
            })
    void whatCannotBeMeantIsSaid(String parameter) {
        assertThat(open(ann, "?" + parameter)).contains("cannot be meant").doesNotContain("<li ");
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        assertThat(new Visitor(port).get("/audit").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/sign-in"));
    }

    private Activation approved() {
        var asked = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        SignedIn.as(brandon, () -> workflow.decide(asked.id(), Verdict.APPROVE, "Seen the smoke"));
        return asked;
    }

    private String open(User reader, String search) {
        var answer = page(reader, search);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> page(User reader, String search) {
        return new Visitor(port).signIn(reader).get("/audit" + search);
    }

    private static String address(MatchResult link) {
        return link.group(1).replace("&amp;", "&").substring("/audit".length());
    }

    private static List<String> found(Pattern what, String page) {
        return what.matcher(page).results().map(match -> match.group(1)).toList();
    }
}
