package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.firstrun.EmptyInstallation.PASSWORD;

import java.util.List;
import java.util.Map;
import org.countersign.directory.Directory;
import org.countersign.testing.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first administrator comes in, in a real browser. */
@FirstRunTest
class FirstRunPageTests {

    @LocalServerPort
    private int port;

    @Autowired
    private EmptyInstallation installation;

    @Autowired
    private Directory directory;

    @BeforeEach
    void anEmptyInstallation() {
        installation.begin();
    }

    @Test
    void aPersonComesFromTheSignInPageCorrectsWhatWasWrongAndSignsIn() {
        try (var browser = Browser.open("http://localhost:" + port)) {
            browser.go("/sign-in");
            browser.photograph("sign-in-first-run");
            browser.click(By.linkText("Create the first administrator"));

            fill(browser, Map.of("secret", "no-such-secret", "mail", "grace", "password", "short"));
            submit(browser);
            browser.seeText("That is not the secret");
            photographInAllLights(browser);
            assertThat(valueOf(browser, "displayName")).isEqualTo("Grace Lindqvist");
            assertThat(valueOf(browser, "secret")).isEmpty();
            assertThat(valueOf(browser, "password")).isEmpty();

            fill(browser, installation.input());
            submit(browser);
            browser.seeText("The first administrator is created");
            browser.photograph("first-run-over");
            browser.click(By.partialLinkText("sign in"));
            browser.type(By.id("username"), "grace");
            browser.type(By.id("password"), PASSWORD);
            submit(browser);
            browser.seeText("Requests to decide");
            assertThat(directory.users(10))
                    .as("Grace and the break-glass account")
                    .hasSize(2);
        }
    }

    private void fill(Browser browser, Map<String, String> input) {
        installation.input().forEach((field, value) -> browser.type(By.id(field), input.getOrDefault(field, value)));
    }

    private static void submit(Browser browser) {
        browser.click(By.cssSelector("button[type=submit]"));
    }

    private static String valueOf(Browser browser, String field) {
        return browser.see(By.id(field)).getDomProperty("value");
    }

    private static void photographInAllLights(Browser browser) {
        for (var light : List.of("light", "dark")) {
            emulate(browser, "Emulation.setEmulatedMedia", Map.of("features", List.of(colours(light))));
            browser.photograph("first-run-" + light);
        }
        emulate(
                browser,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 320, "height", 1300, "deviceScaleFactor", 1, "mobile", true));
        browser.photograph("first-run-narrow");
        assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
                .as("nothing to scroll sideways")
                .isEqualTo(320L);
        emulate(browser, "Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private static Map<String, Object> colours(String light) {
        return Map.of("name", "prefers-color-scheme", "value", light);
    }

    private static void emulate(Browser browser, String command, Map<String, Object> parameters) {
        browser.driver().executeCdpCommand(command, parameters);
    }
}
