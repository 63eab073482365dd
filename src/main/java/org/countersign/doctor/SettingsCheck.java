package org.countersign.doctor;

import java.util.ArrayList;
import java.util.List;
import org.countersign.settings.SettingsReview;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.core.env.ConfigurableEnvironment;

/** Whether the service would start with its settings, and what they leave open. */
class SettingsCheck implements Check {

    private final ConfigurableListableBeanFactory beans;
    private final ConfigurableEnvironment environment;

    SettingsCheck(ConfigurableListableBeanFactory beans, ConfigurableEnvironment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    public Area area() {
        return Area.SETTINGS;
    }

    @Override
    public List<Finding> look() {
        var review = SettingsReview.of(beans, environment);
        var found = new ArrayList<Finding>();
        review.faults()
                .forEach(fault -> found.add(
                        Finding.fault(fault.toString(), "Correct " + fault.setting() + " (" + fault.variable() + ")")));
        review.doubts().forEach(doubt -> found.add(Finding.warn(doubt.toString(), "Correct its name, or remove it")));
        if (found.isEmpty()) {
            found.add(Finding.ok("The service starts with these settings"));
        }
        var publicUrl = environment.getProperty("countersign.public-url", "").strip();
        found.add(publicUrl(publicUrl));
        if (publicUrl.startsWith("https://") && !isEncryptedHere() && !trustsAnyProxy()) {
            found.add(strangeProxy(publicUrl));
        }
        if (environment.getProperty("countersign.audit.verification", "-").equals("-")) {
            found.add(Finding.warn(
                    "The audit is never verified by itself",
                    "Set COUNTERSIGN_AUDIT_VERIFICATION to a cron expression"));
        }
        return found;
    }

    private boolean isEncryptedHere() {
        return Binder.get(environment)
                .bind("server.ssl", Ssl.class)
                .map(ssl -> ssl.isEnabled())
                .orElse(false);
    }

    private boolean trustsAnyProxy() {
        return !environment.getProperty("countersign.api.trusted-proxies", "").isBlank();
    }

    private static Finding strangeProxy(String url) {
        return Finding.warn(
                "No proxy is trusted, though one encrypts " + url + ": people all seem to have its address,"
                        + " pages lead to http://, and cookies go over connections that are not encrypted too",
                "Set COUNTERSIGN_API_TRUSTED_PROXIES to the address of what is in front of the service");
    }

    private static Finding publicUrl(String url) {
        if (url.isEmpty()) {
            return Finding.warn(
                    "No public address is set: passkeys work on localhost only, and mails have no link",
                    "Set COUNTERSIGN_PUBLIC_URL");
        }
        return url.startsWith("https://")
                ? Finding.ok("People reach the service at " + url)
                : Finding.warn(
                        "The public address is not encrypted: " + url,
                        "Put TLS in front of the service, and set COUNTERSIGN_PUBLIC_URL to https://…");
    }
}
