package org.countersign.provider;

import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Check;
import org.countersign.doctor.Finding;
import org.springframework.web.client.RestClientException;

/** Whether the identity provider tells about itself. */
class ProviderCheck implements Check {

    private final ProviderProperties properties;

    ProviderCheck(ProviderProperties properties) {
        this.properties = properties;
    }

    @Override
    public Area area() {
        return Area.PROVIDER;
    }

    @Override
    public List<Finding> look() {
        if (properties.issuer().isBlank()) {
            return List.of(Finding.ok("No identity provider is named"));
        }
        try {
            new ProviderDiscovery(properties).findByRegistrationId(ProviderDiscovery.ID);
            return List.of(Finding.ok("The identity provider " + properties.issuer() + " answers"));
        } catch (RestClientException | IllegalArgumentException e) {
            return List.of(Finding.fault(
                    "The identity provider " + properties.issuer() + " cannot be used: " + e.getMessage(),
                    "Look at COUNTERSIGN_IDENTITY_PROVIDER_ISSUER, and whether it runs; others sign in without it"));
        }
    }
}
