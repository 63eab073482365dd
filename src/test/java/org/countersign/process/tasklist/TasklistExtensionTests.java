package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator decides in Tasklist, in a real browser, whether an assignment is extended. */
@CountersignTest
class TasklistExtensionTests {

    private static final By CLAIM = By.cssSelector("[ng-click='startClaiming()'], button.claim, .claim");
    private static final By JUSTIFICATION = By.xpath("//textarea[@readonly]");
    private static final By YOUR_JUSTIFICATION =
            By.xpath("//label[contains(., 'Your justification')]/following-sibling::*//textarea"
                    + " | //textarea[not(@readonly) and not(@disabled)]");
    // Tasklist looks its words up, and now and then it shows their keys.
    private static final By COMPLETE = By.cssSelector("[ng-click='complete()']");

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ExtensionWorkflow workflow;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private TaskService taskService;

    private User lee;
    private User paula;
    private Instant asked;
    private String task;

    @BeforeEach
    void aPendingRequest() {
        lee = scene.person("Lee Gu");
        paula = scene.person("Paula Okafor");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        var end = clock.now().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.MINUTES);
        asked = end.plus(Duration.ofDays(30));
        var pending = ask(scene.eligible(lee, scene.plainRole(), end));
        task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult()
                .getId();
    }

    /** Other tests share the store, and count its administrators. */
    @AfterEach
    void paulaAdministersNoMore() {
        assignments.activeOf(paula.id()).forEach(held -> assignments.end(held.id(), EndReason.REVOKED, null, ""));
    }

    private ExtensionRequest ask(Right right) {
        var terms = new ExtensionTerms(AssignmentKind.ELIGIBLE, null, asked);
        var order = new RequestExtension(
                ExtensionKind.EXTEND, lee.id(), right.role(), right.scope(), terms, "The project goes on");
        return SignedIn.as(lee, () -> workflow.start(order));
    }

    @Test
    void anAdministratorFindsReadsAndApprovesTheRequest() {
        try (var browser = open()) {
            assertThat(browser.see(JUSTIFICATION).getDomProperty("value")).isEqualTo("The project goes on");
            browser.photograph("tasklist-extension");
            browser.click(label("Approve"));
            browser.type(YOUR_JUSTIFICATION, "It does");
            browser.photograph("tasklist-extension-filled");
            browser.click(COMPLETE);

            await().untilAsserted(() -> assertThat(eligibility().end()).isEqualTo(asked));
        }
    }

    @Test
    void anAdministratorDeniesTheRequest() {
        try (var browser = open()) {
            browser.click(label("Deny"));
            browser.type(YOUR_JUSTIFICATION, "It is over");
            browser.click(COMPLETE);

            await().untilAsserted(() -> assertThat(
                            taskService.createTaskQuery().taskId(task).count())
                    .isZero());
            assertThat(eligibility().end()).isBefore(asked);
        }
    }

    /** The list shows other tests' requests to every administrator: this one is opened by its address. */
    private Browser open() {
        var browser = Browser.open("http://localhost:" + port).signIn(paula.mailNickname(), paula.mailNickname());
        browser.seeText("Requests to decide");
        browser.go("/camunda/app/tasklist/default/#/?task=" + task);
        browser.click(CLAIM);
        browser.see(YOUR_JUSTIFICATION);
        return browser;
    }

    private static By label(String text) {
        return By.xpath("//form//label[normalize-space(.)='" + text + "']");
    }

    private Eligibility eligibility() {
        return eligibilities.effectiveOf(lee.id()).get(0);
    }
}
