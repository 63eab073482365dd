package org.countersign.graph.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ApiClient.Answer;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file brings users, groups and memberships: all of it, or nothing. */
@CountersignTest
class DirectoryImportTests {

    private static final String PATH = "/v1.0/directory/import";
    private static final String HEADER =
            "kind,userPrincipalName,mailNickname,displayName,mail,userType,accountEnabled,samePersonAs,groups\n";
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Directory directory;

    @Autowired
    private Memberships memberships;

    @Autowired
    private TaskService taskService;

    private User paula;
    private ApiClient asPaula;
    private String some;

    @BeforeEach
    void setTheScene() {
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.GLOBAL_ADMINISTRATOR);
        asPaula = new ApiClient(port, paula);
        some = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aFileBringsUsersGroupsAndMemberships() {
        var answer = importCsv(file());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/created").asInt()).isEqualTo(5);
        var ada = user("ada");
        var ben = user("ben");
        assertThat(user("ada-adm").isSamePersonAs(ada)).isTrue();
        assertThat(ben.isSamePersonAs(ada)).isFalse();
        assertThat(ben.enabled()).isFalse();
        var leads = directory.groupsNamed("Leads " + some).get(0).id();
        assertThat(memberships.membersOf(leads)).as("through the nested group").contains(ada);

        var again = importCsv(file());
        assertThat(again.json().at("/unchanged").asInt()).isEqualTo(5);
        assertThat(again.json().at("/changed").asInt()).isZero();
    }

    @Test
    void anEmptyCellLeavesWhatIsThereAndAHyphenEmptiesIt() {
        importCsv(file());

        var answer = importCsv(
                HEADER + "user,ada%1$s@x.example,,,-,,,,-\nuser,ada-adm%1$s@x.example,,,,,,-,\n".formatted(some));

        assertThat(answer.json().at("/changed").asInt()).isEqualTo(2);
        assertThat(user("ada").mail()).isNull();
        assertThat(user("ada").displayName()).isEqualTo("Ada");
        assertThat(memberships.groupsOf(user("ada").id())).isEmpty();
        assertThat(user("ada-adm").isSamePersonAs(user("ada"))).isFalse();
    }

    @Test
    void aDryRunTellsTheSameAndLeavesNothing() {
        var answer = asPaula.post(PATH + "?dryRun=true", "text/csv", bytes(file()));

        assertThat(answer.json().at("/dryRun").asBoolean()).isTrue();
        assertThat(answer.json().at("/created").asInt()).isEqualTo(5);
        assertThat(directory.findUserBySignInName("ada" + some + "@x.example")).isEmpty();
        assertThat(directory.groupsNamed("Leads " + some)).isEmpty();
        for (var slip : List.of("?dryRun=yes", "?dryrun=true", "?dry-run=true")) {
            assertThat(asPaula.post(PATH + slip, "text/csv", bytes(file())).status())
                    .isEqualTo(400);
        }
    }

    /** He would be enabled. */
    @Test
    void whatIsMisspeltInJsonIsNamed() {
        var user =
                "{\"users\":[{\"userPrincipalName\":\"ada%1$s@x.example\",\"mailNickname\":\"ada%1$s\",\"displayName\":\"Ada\",\"acountEnabled\":false}]}";

        var answer = asPaula.post(PATH, "application/json", bytes(user.formatted(some)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("There is no property users.acountEnabled here.");
        assertThat(directory.findUserBySignInName("ada" + some)).isEmpty();
    }

    @Test
    void nothingIsNoFile() {
        assertThat(asPaula.post(PATH, "text/csv", new byte[0]).status()).isEqualTo(400);
        assertThat(asPaula.post(PATH, "application/json", new byte[0]).status()).isEqualTo(400);
    }

    @Test
    void everyFaultIsNamedWithItsLineAndNothingIsImported() {
        var answer = importCsv(HEADER
                + """
                user,good%1$s@x.example,,Good,,,,,
                robot,a%1$s@x.example,,A,,,,,
                user,no-domain,,B,,,,,
                user,c%1$s@x.example,,=HYPERLINK(1),,,,,
                user,d%1$s@x.example,,D,no-mail,,,,
                user,e%1$s@x.example,,E,,Robot,,,

                user,f%1$s@x.example,,F,,,yes,,
                user,g%1$s@x.example,,"G
                G",,,,,
                user,h%1$s@x.example,,H,,,,nobody@x.example,
                user,i%1$s@x.example,,I,,,,,No such group
                user,good%1$s@x.example,,Again,,,,,
                user,j%1$s@x.example,,J
                """
                        .formatted(some));

        assertThat(answer.status()).isEqualTo(400);
        var details = answer.json().at("/error/details");
        assertThat(details.findValuesAsText("code"))
                .containsExactlyInAnyOrder(
                        "line 3", "line 4", "line 5", "line 6", "line 7", "line 9", "line 10", "line 12", "line 13",
                        "line 14", "line 15");
        assertThat(details.findValuesAsText("message")).doesNotContain("");
        assertThat(directory.findUserBySignInName("good" + some + "@x.example")).isEmpty();
    }

    @Test
    void unknownColumnsAndBrokenQuotesAreFaults() {
        assertThat(importCsv("kind,colour\ngroup,red\n").body()).contains("colour", "line 2");
        assertThat(importCsv("userPrincipalName\nx@x.example\n").body()).contains("The column kind is missing");
        assertThat(importCsv("kind,displayName\ngroup,\"x\"y\n").body()).contains("line 2", "quotes");
        assertThat(asPaula.post(PATH, "text/csv", new byte[] {(byte) 0xff}).status())
                .isEqualTo(400);
    }

    @Test
    void jsonServesAsWell() {
        var answer = asPaula.post(
                PATH,
                """
                {"groups":[{"displayName":"Json %1$s"}],"users":[{"userPrincipalName":"jo%1$s@x.example","displayName":"Jo",
                "password":"correct horse battery","groups":["Json %1$s"]}]}"""
                        .formatted(some));
        assertThat(answer.json().at("/created").asInt()).isEqualTo(2);
        assertThat(new ApiClient(port, "jo" + some, "correct horse battery")
                        .get("/v1.0/me")
                        .status())
                .isEqualTo(200);

        var refused =
                asPaula.post(PATH, "{\"groups\":[{\"displayName\":\"=x\"}],\"users\":[{},{\"groups\":[\"no\"]}]}");
        assertThat(refused.json().at("/error/details").findValuesAsText("code"))
                .contains("groups[0]", "users[0]", "users[1]");
    }

    @Test
    void nobodyImportsHimselfIntoAGroupOrAnotherPerson() {
        var second = scene.secondAccountOf(paula);

        var answer = importCsv(HEADER
                + "group,,,Mine %s,,,,,\nuser,%s,,,,,,,Mine %1$s\nuser,%s,,,,,,-,\n"
                        .formatted(some, paula.userPrincipalName(), second.userPrincipalName()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/details").findValuesAsText("code"))
                .containsExactlyInAnyOrder("line 3", "line 4");
        assertThat(directory.user(second.id()).isSamePersonAs(paula)).isTrue();
    }

    @Test
    void onlyAdministratorsImport() {
        var lee = new ApiClient(port, scene.person("Lee"));

        assertThat(lee.post(PATH, "text/csv", bytes(file())).status()).isEqualTo(403);
        assertThat(directory.groupsNamed("Leads " + some)).isEmpty();
    }

    @Test
    void aFileMayBeLargerThanOtherBodiesAndNotTooLarge() {
        var large = file() + "user,zoe%s@x.example,,Zoe,,,,,\n".formatted(some) + "\n".repeat(100_000);

        assertThat(importCsv(large).status()).isEqualTo(200);
        assertThat(importCsv(file() + "\n".repeat(FIVE_MEGABYTES)).status()).isEqualTo(413);
    }

    @Test
    void aNewMemberFindsThePendingRequestInHisTasks() {
        var lee = scene.person("Lee");
        var nora = scene.person("Nora");
        var desk = scene.group(scene.person("Mike"));
        var role = scene.role(Scene::withApproval, new Approver.MembersOf(desk));
        scene.eligible(lee, role);
        var asked = new ApiClient(port, lee)
                .post(
                        ApiClient.REQUESTS,
                        """
                        {"action":"selfActivate","roleDefinitionId":"%s","directoryScopeId":"/","justification":"The fire"}"""
                                .formatted(role.id()));
        assertThat(asked.json().at("/status").asText()).isEqualTo("PendingApproval");
        var name = directory.findGroup(desk).orElseThrow().displayName();

        importCsv("kind,userPrincipalName,groups\nuser,%s,%s\n".formatted(nora.userPrincipalName(), name));
        await().untilAsserted(() -> assertThat(tasksOf(nora)).isEqualTo(1));

        asPaula.patch("/v1.0/users/" + nora.id(), "{\"accountEnabled\":false}");
        await().untilAsserted(() -> assertThat(tasksOf(nora)).isZero());
    }

    private long tasksOf(User user) {
        return taskService
                .createTaskQuery()
                .taskCandidateUser(user.id().toString())
                .count();
    }

    private String file() {
        return HEADER
                + """
                user,ada-adm%1$s@x.example,,Ada (admin),,,,ada%1$s@x.example,
                user,ada%1$s@x.example,,Ada,ada@mail.example,Member,true,,Desk %1$s
                user,ben%1$s@x.example,,Ben,,Guest,false,,Desk %1$s; Leads %1$s
                group,,,Desk %1$s,,,,,Leads %1$s
                group,,,Leads %1$s,,,,,
                """
                        .formatted(some);
    }

    private User user(String name) {
        return directory.findUserBySignInName(name + some + "@x.example").orElseThrow();
    }

    private Answer importCsv(String text) {
        return asPaula.post(PATH, "text/csv", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
