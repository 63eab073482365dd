package org.countersign.notification.webhook;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.countersign.settings.SettingFaults;

/** What is wrong with the settings of webhooks: all of it, so that nobody starts the service once for each fault. */
final class WebhookFaults {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private final SettingFaults faults = new SettingFaults("countersign.webhooks");

    WebhookFaults(Map<String, Webhook> webhooks) {
        webhooks.forEach(this::check);
    }

    void throwIfAny() {
        faults.throwIfAny();
    }

    private void check(String name, Webhook webhook) {
        if (!NAME.matcher(name).matches() || name.equals("mail")) {
            faults.fault(name, "must be called by 1 to 64 of a-z, 0-9 and -, and not mail");
        }
        checkUrl(name, webhook);
        checkSecret(name, webhook);
    }

    private void checkUrl(String name, Webhook webhook) {
        try {
            var url = URI.create(webhook.url().strip());
            var scheme = String.valueOf(url.getScheme());
            if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
                fault(name, ".url", "must have a host, and neither a user nor a fragment");
            } else if (!scheme.equals("https") && !(scheme.equals("http") && webhook.internal())) {
                fault(name, ".url", "must be https://, or internal must be true");
            }
        } catch (IllegalArgumentException e) {
            // Without its message, which would repeat an address that may be a secret.
            fault(name, ".url", "must be of the form https://hooks.contoso.example/path");
        }
    }

    private void checkSecret(String name, Webhook webhook) {
        if (webhook.secret().isBlank() && webhook.format() == WebhookFormat.STANDARD) {
            fault(name, ".secret", "is missing: who is called could not tell our calls from others");
        }
        try {
            new WebhookSignature(webhook.secret());
        } catch (IllegalArgumentException e) {
            fault(name, ".secret", "must be whsec_ and 24 to 64 bytes in Base64, or two of them with a space between");
        }
    }

    private void fault(String name, String setting, String problem) {
        faults.fault(name + setting, problem);
    }
}
