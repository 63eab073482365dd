package org.countersign.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.testing.Authenticator;
import org.countersign.testing.Browser;
import org.countersign.testing.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Somebody signs in, and proves a second factor, at a real identity provider, with a real browser. */
class KeycloakIT {

    private static final String LEE = "f5711e90-e309-30cf-b80f-e2693b33ba64";
    private static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

    @TempDir
    private Path folder;

    @Test
    void aCodeThatKeycloakTookActivatesOneRole() {
        try (var keycloak = new Keycloak(folder, LEE);
                var node = node(keycloak).start();
                var browser = Browser.open(node.address())) {
            browser.go("/sign-in").photograph("sign-in-with-provider");
            browser.click(By.linkText("Sign in with Keycloak"));
            browser.type(By.id("username"), "lee");
            prove(browser, codeOf(Duration.ZERO));
            browser.seeText("Requests to decide");

            assertThat(hasProof(browser)).isTrue();
            assertThat(activate(browser, GLOBAL_ADMINISTRATOR)).contains("PendingApproval");
            assertThat(hasProof(browser)).isFalse();

            browser.go("/step-up").photograph("step-up-with-provider");
            browser.click(By.linkText("Prove it to Keycloak"));
            prove(browser, codeOf(Duration.ofSeconds(30)));
            browser.seeText("You can close this window");
            assertThat(hasProof(browser)).isTrue();
        }
    }

    private Node node(Keycloak keycloak) {
        return new Node(
                folder,
                List.of(
                        "--spring.profiles.active=demo",
                        "--countersign.identity-provider.issuer=" + keycloak.issuer(),
                        "--countersign.identity-provider.name=Keycloak",
                        "--countersign.identity-provider.client-id=countersign",
                        "--countersign.identity-provider.client-secret=a-secret-between-the-two",
                        "--countersign.identity-provider.user-claim=sub"));
    }

    private static void prove(Browser browser, String code) {
        browser.type(By.id("password"), "the password at the provider");
        browser.click(By.id("kc-login"));
        browser.type(By.id("otp"), code);
        browser.click(By.id("kc-login"));
    }

    /**
     * Keycloak takes a code once, and those of the steps beside the present one: the second is of the step to come, and
     * both are still taken if a step ends while they are typed.
     */
    private static String codeOf(Duration fromNow) {
        return Authenticator.codeAt(Instant.now().plus(fromNow));
    }

    private static boolean hasProof(Browser browser) {
        return browser.go("/step-up/state").driver().getPageSource().contains("\"proved\":true");
    }

    private static String activate(Browser browser, String role) {
        browser.go("/account");
        return String.valueOf(browser.driver()
                .executeAsyncScript(
                        """
                        const done = arguments[1], csrf = document.querySelector('meta[name=csrf]');
                        fetch('/v1.0/roleManagement/directory/roleAssignmentScheduleRequests', {
                          method: 'POST',
                          headers: {'Content-Type': 'application/json', [csrf.dataset.header]: csrf.content},
                          body: JSON.stringify({
                            action: 'selfActivate', roleDefinitionId: arguments[0], directoryScopeId: '/',
                            justification: 'Now', ticketInfo: {ticketNumber: 'CHG-1', ticketSystem: 'Tickets'},
                            scheduleInfo: {expiration: {type: 'afterDuration', duration: 'PT1H'}}})
                        }).then(answer => answer.text()).then(done)""",
                        role));
    }
}
