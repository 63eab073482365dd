package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.Scene.requestFor;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two published holes that the last community release still has, tried as their advisories describe. */
@CountersignTest
class PublishedHolesTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** Evaluated, it would answer with a class of ours, and could as well do what that class does. */
    private static final String NASTY = "${grantRoleDelegate.getClass().getName()}";

    private static final String EVALUATED = "GrantRoleDelegate";

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    private User brandon;
    private Filter shown;
    private Filter poisoned;

    @BeforeEach
    void anApproverWithARequestToDecide() {
        var lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
        shown = filters.createFilterQuery().filterName("Requests to decide").singleResult();
    }

    @AfterEach
    void removeThePoisonedFilter() {
        if (poisoned != null) {
            filters.deleteFilter(poisoned.getId());
        }
    }

    /** CVE-2026-109432: the engine forgets to look for expressions below "orQueries". */
    @ParameterizedTest
    @CsvSource({
        "list, assigneeExpression",
        "list, assigneeLikeExpression",
        "list, ownerExpression",
        "list, candidateUserExpression",
        "list, candidateGroupExpression",
        "list, candidateGroupsExpression",
        "list, involvedUserExpression",
        "list, createdBeforeExpression",
        "list, dueAfterExpression",
        "list, followUpBeforeOrNotExistentExpression",
        "list, processInstanceBusinessKeyExpression",
        "list, processInstanceBusinessKeyLikeExpression",
        "count, assigneeExpression",
        "count, candidateGroupExpression",
        "count, dueBeforeExpression"
    })
    void anExpressionInAQueryIsNotEvaluated(String what, String field) {
        for (var query : new String[] {
            "{\"%s\":\"%s\"}".formatted(field, NASTY), "{\"orQueries\":[{\"%s\":\"%s\"}]}".formatted(field, NASTY)
        }) {
            var answer = inTasklist().send("POST", ENGINE + "/filter/" + shown.getId() + "/" + what, query);

            assertThat(answer.statusCode()).isBetween(400, 500);
            assertThat(answer.body()).doesNotContain(EVALUATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task/count", "/filter/create"})
    void theOtherQueriesThatTakeExpressionsAreShut(String path) {
        var query = "{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}".formatted(NASTY);

        assertThat(inTasklist().send("POST", ENGINE + path, query).statusCode()).isEqualTo(403);
        assertThat(inTasklist()
                        .send("PUT", ENGINE + "/filter/" + shown.getId(), query)
                        .statusCode())
                .isEqualTo(403);
        assertThat(inTasklist()
                        .get(ENGINE + "/task?assigneeExpression=%24%7B1%2B1%7D")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFilterThatSomebodyHasPoisonedIsNotEvaluatedWhoeverOpensIt() {
        poisoned = filters.saveFilter(filters.newTaskFilter("Poisoned")
                .setQuery(tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(NASTY)
                        .taskCandidateGroupExpression(NASTY)
                        .endOr()));
        var everywhere = ENGINE + "/filter/" + poisoned.getId();
        mayRead(poisoned);

        for (var path : new String[] {"/list", "/count"}) {
            var got = inTasklist().get(everywhere + path);
            assertThat(got.statusCode()).isBetween(400, 500);
            assertThat(got.body()).doesNotContain(EVALUATED);
            var sent = inTasklist().send("POST", everywhere + path, "{}");
            assertThat(sent.statusCode()).isBetween(400, 500);
            assertThat(sent.body()).doesNotContain(EVALUATED);
        }
    }

    @Test
    void inTheEngineItselfNoQueryEvaluatesAnExpressionEither() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${'a'.concat('b')}")
                        .endOr()
                        .list())
                .isInstanceOf(ProcessEngineException.class)
                .hasStackTraceContaining("Expressions are not evaluated outside of a process");
    }

    /** CVE-2026-77226: while nobody is in the group "camunda-admin", anybody may create its first member. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/default/user/create;a=b",
                "/camunda/api/admin/setup/default/user/create?a=/camunda/app/tasklist/",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/auth/user/default/../../../setup/default/user/create",
                "/camunda/app/tasklist/../../api/admin/setup/default/user/create",
                "/camunda/app/tasklist/%2e%2e/%2e%2e/api/admin/setup/default/user/create",
                "/camunda/app/admin/default/setup/"
            })
    void nobodyCreatesAnAdministrator(String path) {
        assertThat(identities.createGroupQuery().groupId("camunda-admin").count())
                .isZero();
        var administrator =
                """
                {"profile":{"id":"intruder","firstName":"In","lastName":"Truder","email":"in@truder.example"},
                "credentials":{"password":"correct-horse-battery-staple-1"}}""";

        var stranger = new Visitor(port).send("POST", path, administrator);
        var signedIn = inTasklist().send("POST", path, administrator);

        assertThat(stranger.statusCode()).isGreaterThanOrEqualTo(300);
        assertThat(signedIn.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
    }

    private void mayRead(Filter filter) {
        var permission = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        permission.setUserId(brandon.id().toString());
        permission.setResource(Resources.FILTER);
        permission.setResourceId(filter.getId());
        permission.setPermissions(new Permission[] {Permissions.READ});
        authorizations.saveAuthorization(permission);
    }

    private Visitor inTasklist() {
        var visitor = new Visitor(port).signIn(brandon);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }
}
