package org.countersign.graph;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the REST API serves its callers.
 *
 * @param requestsPerMinute how often one caller may call a node, on the average and in one go; at least 1
 * @param trustedProxies whose {@code X-Forwarded-} headers count: addresses, or ranges such as {@code 10.0.0.0/8}
 */
@ConfigurationProperties("countersign.api")
record ApiProperties(@DefaultValue("600") int requestsPerMinute, @DefaultValue List<String> trustedProxies) {

    ApiProperties {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("countersign.api.requests-per-minute must be at least 1");
        }
    }
}
