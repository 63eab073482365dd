package org.countersign.graph.wire;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the REST API serves its callers.
 *
 * @param requestsPerMinute how often one caller may call a node, on the average and in one go, at least 1; what asks for
 *     several things counts as that many
 * @param trustedProxies whose {@code X-Forwarded-} headers count: a regular expression of addresses, such as
 *     {@code 10\.0\.0\.\d+|192\.0\.2\.7}; empty: nobody's
 */
@ConfigurationProperties("countersign.api")
record ApiProperties(@DefaultValue("600") int requestsPerMinute, @DefaultValue("") String trustedProxies) {

    ApiProperties {
        var faults = new SettingFaults("countersign.api");
        if (requestsPerMinute < 1) {
            faults.fault("requests-per-minute", "must be at least 1, not " + requestsPerMinute);
        }
        checkPattern(faults, trustedProxies);
        faults.throwIfAny();
    }

    private static void checkPattern(SettingFaults faults, String trustedProxies) {
        try {
            Pattern.compile(trustedProxies);
        } catch (PatternSyntaxException e) {
            faults.fault("trusted-proxies", "must be a regular expression: " + e.getDescription());
        }
    }
}
