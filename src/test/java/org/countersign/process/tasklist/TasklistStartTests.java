package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.List;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody asks for a role in Tasklist, in a real browser. */
@CountersignTest
class TasklistStartTests {

    private static final By START_PROCESS = By.cssSelector(".start-process-action a");
    private static final By ROLE_ACTIVATION = By.linkText("Role activation");
    private static final By ROLE = By.id("activation-role");
    private static final By JUSTIFICATION = By.id("activation-justification");
    private static final By CODE = By.id("activation-code");
    private static final By REFUSED = By.cssSelector(".modal-content .alert-danger:not([hidden])");
    // Tasklist looks its words up, and now and then it shows their keys.
    private static final By START = By.cssSelector("[ng-click='startProcessInstance()']");
    private static final By DIALOG = By.cssSelector(".modal, .modal-backdrop");

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Activations activations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ActivationWorkflow workflow;

    private User lee;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee Gu");
    }

    @Test
    void theFormAsksWhatTheRoleAsksAndGivesTheRole() {
        var plain = scene.plainRole();
        var guarded = scene.role(settings -> Scene.withTicket(Scene.withMfa(settings)));
        var right = scene.eligible(lee, guarded);
        scene.eligible(lee, plain);

        try (var browser = open(lee)) {
            choose(browser, plain);
            // What a role asks is read once it is chosen.
            await().untilAsserted(() ->
                    assertThat(browser.driver().findElement(CODE).isDisplayed()).isFalse());
            choose(browser, guarded);
            browser.see(CODE);
            browser.type(JUSTIFICATION, "The print server is on fire");
            browser.type(By.id("activation-ticket-system"), "Jira");
            browser.type(By.id("activation-ticket-number"), "OPS-1");
            browser.type(CODE, scene.code().digits());
            new Select(browser.see(By.id("activation-duration"))).selectByVisibleText("1 hour 30 minutes");
            browser.photograph("tasklist-start");
            browser.click(START);

            await().untilAsserted(() -> assertThat(assignments.isActive(right)).isTrue());
            assertThat(requests()).singleElement().satisfies(asked -> {
                assertThat(asked.request().justification()).isEqualTo("The print server is on fire");
                assertThat(asked.request().ticket().display()).isEqualTo("Jira OPS-1");
                assertThat(asked.request().duration()).isEqualTo(Duration.ofMinutes(90));
            });
            browser.seeNone(DIALOG);
            browser.photograph("tasklist-started");
        }
    }

    @Test
    void aRefusalShowsEveryFailedRuleAndTheFormStaysForAnotherTry() {
        var right = scene.eligible(lee, scene.role(Scene::withMfa));

        try (var browser = open(lee)) {
            browser.see(CODE);
            browser.type(CODE, "000000".equals(scene.code().digits()) ? "111111" : "000000");
            browser.click(START);

            assertThat(browser.see(REFUSED).getText())
                    .contains("The role is not activated.")
                    .contains("A justification is required.")
                    .contains("A fresh one-time code is required");
            browser.photograph("tasklist-start-refused");
            assertThat(requests()).extracting(Activation::status).containsExactly(ActivationStatus.REFUSED);
            assertThat(browser.driver().findElement(CODE).getDomProperty("value"))
                    .isEmpty();

            browser.type(JUSTIFICATION, "The print server is on fire");
            browser.click(START);
            await().untilAsserted(() -> assertThat(requests()).hasSize(2));
            await().untilAsserted(() -> assertThat(browser.driver().findElements(REFUSED))
                    .filteredOn(WebElement::isDisplayed)
                    .singleElement()
                    .satisfies(shown -> assertThat(shown.getText())
                            .contains("A fresh one-time code is required")
                            .doesNotContain("A justification is required")));

            browser.type(CODE, scene.code().digits());
            browser.click(START);
            await().untilAsserted(() -> assertThat(assignments.isActive(right)).isTrue());
        }
    }

    @Test
    void aSecondRequestForAPendingRoleIsTurnedDownWithTheReason() {
        scene.eligible(lee, scene.approvedRole(scene.person("Brandon")));

        try (var browser = open(lee)) {
            browser.seeText("An approver has to agree");
            browser.type(JUSTIFICATION, "The print server is on fire");
            browser.click(START);
            await().untilAsserted(() -> assertThat(requests()).hasSize(1));
            browser.seeNone(DIALOG);

            openForm(browser);
            browser.seeText("An approver has to agree");
            browser.click(START);
            assertThat(browser.see(REFUSED).getText()).contains("pending already");
            assertThat(requests()).hasSize(1);
        }
    }

    @Test
    void theLinkOfAWarningLeadsThroughTheSignInToTheFormFillsItInAndAsksForNothing() {
        scene.eligible(lee, scene.plainRole());
        var held = scene.plainRole();
        var right = scene.eligible(lee, held);
        scene.eligible(lee, scene.plainRole());
        SignedIn.as(lee, () -> workflow.start(requestFor(right), null));

        try (var browser = Browser.open("http://localhost:" + port)) {
            browser.go(
                    "/camunda/app/tasklist/default/#/?processStart=role-activation&extend=" + held.id() + "&scope=%2F");
            browser.signInHere(lee.mailNickname(), "not-the-password");
            browser.seeText("Name or password is wrong");
            browser.signInHere(lee.mailNickname(), lee.mailNickname());
            browser.seeText("This role is active at once");
            assertThat(new Select(browser.see(ROLE)).getFirstSelectedOption().getText())
                    .isEqualTo(held.displayName());
            assertThat(browser.see(By.id("activation-extension")).isSelected()).isTrue();
            assertThat(requests()).hasSize(1);
            browser.photograph("tasklist-extend");

            browser.type(JUSTIFICATION, "It still burns");
            browser.click(START);

            await().untilAsserted(() -> assertThat(requests())
                    .extracting(Activation::status, asked -> asked.request().extension())
                    .contains(tuple(ActivationStatus.ACTIVE, true)));
        }
    }

    @Test
    void whoIsEligibleForNothingIsToldSo() {
        try (var browser = open(lee)) {
            browser.seeText("You are not eligible for any role.");
            browser.photograph("tasklist-start-nothing");
        }
    }

    @Test
    void noDraftInTheBrowserHoldsTheCode() {
        scene.eligible(lee, scene.role(Scene::withMfa));

        try (var browser = open(lee)) {
            browser.see(CODE);
            browser.type(CODE, "314159");
            browser.click(START);
            browser.see(REFUSED);

            assertThat(String.valueOf(browser.driver()
                            .executeScript("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")))
                    .doesNotContain("314159");
        }
    }

    private Browser open(User user) {
        var browser = Browser.open("http://localhost:" + port).signIn(user.mailNickname(), user.mailNickname());
        openForm(browser);
        return browser;
    }

    private static void openForm(Browser browser) {
        browser.click(START_PROCESS);
        browser.click(ROLE_ACTIVATION);
        browser.see(ROLE);
    }

    private static void choose(Browser browser, RoleDefinition role) {
        browser.seeText(role.displayName());
        new Select(browser.see(ROLE)).selectByVisibleText(role.displayName());
    }

    private List<Activation> requests() {
        return activations.requestedBy(lee.id(), 10);
    }
}
