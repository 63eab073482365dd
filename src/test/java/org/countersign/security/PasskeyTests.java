package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.User;
import org.countersign.mfa.Passkeys;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Passkeys in a real browser, with an authenticator that is made of software. */
@SecondFactorAtSignInTest
class PasskeyTests {

    private static final By CODE = By.id("code");
    private static final By GO_ON = By.cssSelector("form button");
    private static final By PASSKEY = By.cssSelector("[data-passkey]");
    private static final By ADD = By.cssSelector("[data-add-passkey]");
    private static final By FAULT = By.cssSelector("[data-passkey-fault]:not([hidden])");

    /** What a page's script would send: the answer of an authenticator to the question of an address. */
    private static final String ANSWER =
            """
            const done = arguments[arguments.length - 1];
            const csrf = document.querySelector('meta[name=csrf]');
            const headers = { 'Content-Type': 'application/json', [csrf.dataset.header]: csrf.content };
            const post = (address, body) => fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
            (async () => {
              const question = await (await post(arguments[0] + '/question', {})).json();
              const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(question);
              if (arguments[1]) { publicKey.userVerification = arguments[1]; publicKey.allowCredentials = []; }
              const answer = (await navigator.credentials.get({ publicKey })).toJSON();
              const statuses = [];
              for (let i = 0; i < arguments[2]; i++) { statuses.push((await post(arguments[0], answer)).status); }
              done(statuses.join(' '));
            })().catch((problem) => done(problem.name));
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private MovableClock clock;

    @Autowired
    private AuditTrail trail;

    private User lee;
    private Browser browser;
    private VirtualAuthenticator authenticator;

    @BeforeEach
    void leesBrowser() {
        lee = scene.person("Lee Gu");
        browser = Browser.open("http://localhost:" + port);
        authenticator = browser.driver()
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                        .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void somebodyAddsOneAndSignsInWithItAlone() {
        addPasskey();
        assertThat(passkeys.of(lee.id())).singleElement().satisfies(passkey -> assertThat(passkey.label())
                .isEqualTo("My passkey"));
        browser.photograph("account");

        signOut();
        browser.click(PASSKEY);
        seeTasklist();
        browser.go("/account").seeText(lee.userPrincipalName());
    }

    @Test
    void itIsTheSecondFactorAfterThePassword() {
        addPasskey();
        signOut();
        browser.signIn(lee.mailNickname(), lee.mailNickname());
        browser.see(CODE);
        browser.photograph("second-factor");
        browser.click(PASSKEY);

        seeTasklist();
        browser.go("/account").seeText(lee.userPrincipalName());
    }

    /** A mail's link leads to a form by it. */
    @Test
    void whatAnAddressNamesAfterItsHashOutlastsEachWayOfSigningIn() {
        addPasskey();
        for (var factor : List.<Consumer<Browser>>of(
                page -> page.click(PASSKEY),
                page -> page.signInHere(lee.mailNickname(), lee.mailNickname()).click(PASSKEY),
                page -> {
                    page.signInHere(lee.mailNickname(), lee.mailNickname())
                            .type(CODE, scene.code().digits());
                    page.click(GO_ON);
                })) {
            signOut();
            factor.accept(browser.go("/camunda/app/tasklist/default/#/?processStart=role-activation"));
            browser.seeText("You are not eligible for any role.");
        }
    }

    @Test
    void itProvesThatItsOwnerIsThereNow() {
        addPasskey();
        browser.go("/step-up?then=ACCOUNT").click(PASSKEY);
        browser.see(ADD);

        assertThat(browser.go("/step-up/state").driver().getPageSource()).contains("true");
    }

    @Test
    void anAnswerCountsOnce() {
        addPasskey();
        browser.go("/step-up").see(PASSKEY);

        assertThat(answer("/step-up/passkey", null, 2)).isEqualTo("200 403");
    }

    @Test
    void somebodyElsesPasskeyProvesNothing() {
        addPasskey();
        signOut();
        var mike = scene.person("Mike");
        signInWithCode(mike);
        clock.pass(Duration.ofMinutes(5));
        browser.go("/step-up").see(CODE);

        assertThat(answer("/step-up/passkey", "required", 1)).isEqualTo("403");
        assertThat(browser.go("/step-up/state").driver().getPageSource()).contains("false");
    }

    @Test
    void somebodyElsesPasskeyIsNoSecondFactorAfterThePassword() {
        addPasskey();
        signOut();
        var mike = scene.person("Mike");
        browser.signIn(mike.mailNickname(), mike.mailNickname());
        browser.see(CODE);

        assertThat(answer("/sign-in/passkey", "required", 1)).isEqualTo("401");
        assertThat(browser.go("/account").driver().getCurrentUrl()).endsWith("/sign-in");
        assertThat(trail.newestFirst(new AuditView.Whole(), mike.id().value(), 1))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.activity()).isEqualTo(Activity.SECOND_FACTOR_FAILED);
                    assertThat(event.details()).containsEntry("method", "PASSKEY");
                });
    }

    @Test
    void withoutVerificationOfTheUserItProvesNothing() {
        addPasskey();
        browser.go("/step-up").see(PASSKEY);
        authenticator.setUserVerified(false);

        assertThat(answer("/step-up/passkey", "discouraged", 1)).isEqualTo("403");
    }

    @Test
    void anAuthenticatorThatVerifiesNobodyIsNotTakenIn() {
        signInWithCode(lee);
        authenticator.setUserVerified(false);
        browser.go("/account").click(ADD);

        assertThat(browser.see(FAULT).getText()).contains("No passkey answered");
        assertThat(passkeys.of(lee.id())).isEmpty();
    }

    @Test
    void anotherOneTakesAProofOfItsOwn() {
        addPasskey();

        browser.go("/account").see(By.linkText("prove a second factor"));
        assertThat(browser.driver().findElements(ADD)).isEmpty();
    }

    private void addPasskey() {
        signInWithCode(lee);
        browser.go("/account").click(ADD);
        browser.seeText("on one device");
    }

    private void signInWithCode(User user) {
        browser.signIn(user.mailNickname(), user.mailNickname());
        browser.type(CODE, scene.code().digits());
        browser.click(GO_ON);
        seeTasklist();
    }

    /** The name of our own list: Tasklist's words are looked up, and now and then it shows their keys. */
    private void seeTasklist() {
        browser.seeText("Requests to decide");
    }

    private void signOut() {
        clock.pass(Duration.ofSeconds(30));
        browser.go("/account").click(By.xpath("//button[normalize-space(.)='Sign out everywhere']"));
        browser.see(By.id("username"));
        browser.seeText("You are signed out.");
    }

    private Object answer(String address, String verification, int times) {
        return browser.driver().executeAsyncScript(ANSWER, address, verification, times);
    }
}
