package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.Scene.requestFor;

import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.Decision;
import org.countersign.activation.Decisions;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An approver decides in Tasklist, in a real browser. */
@CountersignTest
class TasklistApprovalTests {

    private static final By TASK = By.cssSelector(".tasks-list .task .clickable");
    private static final By CLAIM = By.cssSelector("[ng-click='startClaiming()'], button.claim, .claim");
    private static final By PUT_BACK = By.cssSelector("a.reset-assignee");
    private static final By MENU = By.cssSelector(".navbar .account .dropdown-toggle, .account.dropdown a");
    private static final By JUSTIFICATION = By.xpath("//textarea[@readonly]");
    private static final By YOUR_JUSTIFICATION = By.xpath(
            "//label[contains(., 'Your justification')]/following-sibling::*//textarea | //textarea[not(@readonly) and not(@disabled)]");
    // Tasklist looks its words up, and now and then it shows their keys.
    private static final By COMPLETE = By.cssSelector("[ng-click='complete()']");
    private static final By CHOSEN_FILTER = By.cssSelector(".task-filter.active");
    private static final By NO_TASK = By.cssSelector("[ng-if='!totalItems']");

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private Decisions decisions;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private TaskService taskService;

    private User lee;
    private User leeAdm;
    private User brandon;
    private Right right;
    private Activation pending;

    @BeforeEach
    void aPendingRequest() {
        lee = scene.person("Lee Gu");
        leeAdm = scene.secondAccountOf(lee);
        brandon = scene.person("Brandon Reyes");
        right = scene.eligible(lee, scene.approvedRole(brandon, leeAdm));
        pending = SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    @Test
    void anApproverFindsReadsAndApprovesTheRequest() {
        try (var browser = open(brandon)) {
            takeTheTask(browser);
            assertThat(browser.see(JUSTIFICATION).getDomProperty("value")).isEqualTo("The print server is on fire");
            browser.photograph("tasklist-approval");
            browser.click(label("Approve"));
            browser.type(YOUR_JUSTIFICATION, "Seen the smoke");
            browser.photograph("tasklist-approval-filled");
            browser.click(COMPLETE);

            await().untilAsserted(() -> assertThat(status()).isEqualTo(ActivationStatus.ACTIVE));
            assertThat(assignments.isActive(right)).isTrue();
            assertThat(decisions.find(pending.id()).orElseThrow())
                    .returns(brandon.id(), Decision::approver)
                    .returns("Seen the smoke", Decision::justification);
        }
    }

    @Test
    void anApproverDeniesTheRequest() {
        try (var browser = open(brandon)) {
            takeTheTask(browser);
            browser.click(label("Deny"));
            browser.type(YOUR_JUSTIFICATION, "It is only the toaster");
            browser.click(COMPLETE);

            await().untilAsserted(() -> assertThat(status()).isEqualTo(ActivationStatus.DENIED));
            assertThat(assignments.isActive(right)).isFalse();
        }
    }

    @Test
    void anEmptyJustificationIsRefused() {
        try (var browser = open(brandon)) {
            takeTheTask(browser);
            browser.click(label("Approve"));
            browser.click(COMPLETE);
            browser.seeText("required");
            browser.photograph("tasklist-justification-missing");

            assertThat(status()).isEqualTo(ActivationStatus.PENDING_APPROVAL);
        }
    }

    @Test
    void theRequestorsOtherAccountIsOfferedNothing() {
        try (var browser = open(leeAdm)) {
            browser.see(CHOSEN_FILTER);
            browser.see(NO_TASK);
            browser.photograph("tasklist-nothing-offered");
        }
    }

    @Test
    void aTaskThatAColleagueSitsOnIsPutBackAndTaken() {
        var mike = scene.person("Mike Nash");
        var task = taskOf(requestOfRoleThatIsApprovedBy(brandon, mike));
        SignedIn.as(mike, () -> {
            taskService.claim(task, mike.id().toString());
            return null;
        });

        try (var browser = open(brandon)) {
            browser.go("/camunda/app/tasklist/default/#/?task=" + task);
            browser.see(PUT_BACK);
            browser.photograph("tasklist-taken-by-a-colleague");
            browser.click(PUT_BACK);
            browser.click(CLAIM);

            await().untilAsserted(() ->
                    assertThat(assigneeOf(task)).isEqualTo(brandon.id().toString()));
        }
    }

    private Activation requestOfRoleThatIsApprovedBy(User... approvers) {
        var other = scene.eligible(lee, scene.approvedRole(approvers));
        return SignedIn.as(lee, () -> workflow.start(requestFor(other), null));
    }

    private String taskOf(Activation activation) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(activation.id().value().toString())
                .singleResult()
                .getId();
    }

    private String assigneeOf(String task) {
        return taskService.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    @Test
    void theMenuLeadsToTheAccount() {
        try (var browser = open(brandon)) {
            browser.seeText("Requests to decide");
            browser.click(MENU);
            browser.click(By.cssSelector(".account .profile a"));
            browser.see(By.cssSelector("form[action='/account/sessions/end-all']"));
        }
    }

    @Test
    void signingOutLeadsBackToTheSignInPage() {
        try (var browser = open(brandon)) {
            browser.seeText("Requests to decide");
            browser.click(MENU);
            browser.photograph("tasklist-menu");
            browser.click(By.cssSelector("li.logout a"));
            browser.see(By.id("username"));
            browser.photograph("signed-out");
        }
    }

    private Browser open(User user) {
        return Browser.open("http://localhost:" + port).signIn(user.mailNickname(), user.mailNickname());
    }

    private static void takeTheTask(Browser browser) {
        browser.click(TASK);
        browser.click(CLAIM);
        browser.see(YOUR_JUSTIFICATION);
    }

    private static By label(String text) {
        return By.xpath("//form//label[normalize-space(.)='" + text + "']");
    }

    private ActivationStatus status() {
        return activations.find(pending.id()).orElseThrow().status();
    }
}
