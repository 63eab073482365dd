package org.countersign.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.role.RoleDefinition.GLOBAL_ADMINISTRATOR;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Whether a large organization is as fast to read as an empty one, over the REST API with a bearer token. */
@Benchmark
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "countersign.api.requests-per-minute=10000000",
            "countersign.sign-in.second-factor=never",
            // The thousand requests that wait have no process, and are not to be given one.
            "countersign.reconcile-interval=P1D"
        })
class ListBenchmark {

    private static final int USERS = Integer.getInteger("benchmark.users", 100_000);
    private static final int FACTS = Integer.getInteger("benchmark.facts", 10_000_000);
    private static final int TIMES = Integer.getInteger("benchmark.times", 2000);

    private static final String DIRECTORY = "roleManagement/directory/";
    private static final String AUDITS = "auditLogs/directoryAudits?$top=50";

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final Report report = new Report("lists");
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private Right held;

    @BeforeAll
    void setTheScene() {
        var lee = scene.person("Lee");
        var bob = scene.person("Bob");
        var ann = scene.person("Ann");
        var role = scene.approvedRole(bob);
        var right = scene.eligible(lee, role);
        scene.standing(ann, GLOBAL_ADMINISTRATOR);
        SignedIn.as(lee, () -> workflow.start(Scene.requestFor(right), null));
        held = new Right(ann.id(), GLOBAL_ADMINISTRATOR, Scope.DIRECTORY);
        addAll(Caller.of(lee, port), Caller.of(bob, port), Caller.of(ann, port), ann, role);
    }

    private void addAll(Caller asLee, Caller asBob, Caller asAnn, User ann, RoleDefinition role) {
        add(
                asLee,
                "what may I activate",
                DIRECTORY + "roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')");
        add(asLee, "what do I hold", DIRECTORY + "roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')");
        add(asLee, "what did I ask", DIRECTORY + "roleAssignmentScheduleRequests/filterByCurrentUser(on='principal')");
        add(
                asBob,
                "what am I to decide",
                DIRECTORY + "roleAssignmentScheduleRequests/filterByCurrentUser(on='approver')");
        add(asAnn, "the newest requests", DIRECTORY + "roleAssignmentScheduleRequests?$top=50");
        add(asAnn, "the eligible assignments", DIRECTORY + "roleEligibilityScheduleInstances?$top=50");
        add(
                asAnn,
                "is this role active for this user",
                DIRECTORY + "roleAssignmentScheduleInstances?$filter=principalId%20eq%20'" + ann.id()
                        + "'%20and%20roleDefinitionId%20eq%20'" + GLOBAL_ADMINISTRATOR + "'");
        add(asLee, "my facts", AUDITS);
        add(asAnn, "the newest facts", AUDITS);
        add(asAnn, "the facts of a rare kind", audits("activityDisplayName eq 'Update role setting in PIM'"));
        add(asAnn, "what failed", audits("result eq 'failure'"));
        add(asAnn, "what somebody did", audits("initiatedBy/user/id eq '" + ann.id() + "'"));
        add(asAnn, "the facts of a role", audits("targetResources/any(t:t/id eq '" + role.id() + "')"));
        add(asAnn, "a day's facts", audits("activityDateTime ge 2026-01-01 and activityDateTime lt 2026-01-02"));
    }

    private static String audits(String filter) {
        return AUDITS + "&$filter=" + filter.replace(" ", "%20");
    }

    private void add(Caller caller, String what, String path) {
        paths.put(what, "v1.0/" + path);
        callers.put(what, caller);
    }

    @AfterAll
    void tidyUp() {
        one.shutdown();
    }

    @Test
    void aLargeOrganizationIsAsFastToReadAsAnEmptyOne() {
        measure();
        var empty = measure();
        var population = new Population(jdbc);
        population.moveIn(USERS);
        population.remember(FACTS, USERS);
        measure();
        var large = measure();
        empty.forEach((what, lap) -> report.add("| %s | %s | %s | %.1f |"
                .formatted(what, lap, large.get(what), large.get(what).percentile(0.99) / lap.percentile(0.99))));
    }

    private Map<String, Lap> measure() {
        var laps = new LinkedHashMap<String, Lap>();
        laps.put("is it active, in process", lapOf(() -> assertThat(assignments.isActive(held))
                .isTrue()));
        paths.forEach((what, path) -> laps.put(
                what,
                lapOf(() -> assertThat(callers.get(what).get(path).statusCode()).isEqualTo(200))));
        return laps;
    }

    private Lap lapOf(Runnable action) {
        return Lap.of(one, Collections.nCopies(TIMES, action), Runnable::run);
    }
}
