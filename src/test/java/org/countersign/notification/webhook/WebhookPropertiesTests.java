package org.countersign.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that cannot be meant stop the start; every fault of them is named, and no secret. */
class WebhookPropertiesTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @ParameterizedTest
    @CsvSource({
        "ops, https://hooks.contoso.example/x, STANDARD, false",
        "ops-2, https://hooks.contoso.example:8443/x?y=z, SLACK, false",
        "inside, http://10.0.0.1:8080/, TEAMS, true"
    })
    void whatCanBeMeantIsTaken(String name, String url, WebhookFormat format, boolean internal) {
        assertThatCode(() -> new WebhookProperties(Map.of(name, webhook(url, SECRET, format, internal))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ops, http://hooks.contoso.example/canary, must be https://",
        "ops, ftp://hooks.contoso.example/canary, must be https://",
        "ops, https://user:canary@hooks.contoso.example/, neither a user nor a fragment",
        "ops, https:///canary, must have a host",
        "ops, https://hooks.contoso.example/a b/canary, must be of the form",
        "ops, '', must have a host",
        "mail, https://hooks.contoso.example/canary, and not mail",
        "Ops!, https://hooks.contoso.example/canary, a-z"
    })
    void whatCannotBeMeantIsRefused(String name, String url, String message) {
        assertThatThrownBy(
                        () -> new WebhookProperties(Map.of(name, webhook(url, SECRET, WebhookFormat.STANDARD, false))))
                .hasMessageContaining("countersign.webhooks." + name)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("canary")
                .doesNotContain("whsec_M");
    }

    @Test
    void everyFaultIsNamed() {
        assertThatThrownBy(() -> new WebhookProperties(Map.of(
                        "one", webhook("http://hooks.contoso.example/", "", WebhookFormat.STANDARD, false),
                        "two", webhook("https://hooks.contoso.example/", "password", WebhookFormat.SLACK, false))))
                .hasMessageContaining("webhooks.one.url must")
                .hasMessageContaining("webhooks.one.secret is missing")
                .hasMessageContaining("webhooks.two.secret must be");
    }

    @Test
    void theyTellNeitherTheAddressNorTheSecret() {
        var properties = new WebhookProperties(
                Map.of("ops", webhook("https://hooks.contoso.example/canary", SECRET, WebhookFormat.STANDARD, false)));

        assertThat(properties.toString()).doesNotContain("canary").doesNotContain("whsec");
    }

    private static Webhook webhook(String url, String secret, WebhookFormat format, boolean internal) {
        return new Webhook(url, secret, format, Set.of(), false, internal);
    }
}
