package org.countersign.graph.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.User;
import org.countersign.security.ServiceSecret;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is answered.
 *
 * @param appId the name by which it gets tokens; its id
 */
record ServicePrincipalView(
        UUID id, UUID appId, String displayName, boolean accountEnabled, List<PasswordCredential> passwordCredentials) {

    static ServicePrincipalView of(User service, List<ServiceSecret> secrets) {
        return new ServicePrincipalView(
                service.id().value(),
                service.id().value(),
                service.displayName(),
                service.enabled(),
                secrets.stream().map(PasswordCredential::of).toList());
    }

    /**
     * A secret of a service.
     *
     * @param hint how it begins
     * @param secretText the secret itself, in the one answer that shows it
     */
    record PasswordCredential(
            UUID keyId,
            String displayName,
            String hint,
            Instant startDateTime,
            Instant endDateTime,
            @Nullable String secretText) {

        static PasswordCredential of(ServiceSecret secret) {
            return of(secret, null);
        }

        static PasswordCredential of(ServiceSecret.Drawn drawn) {
            return of(drawn.secret(), drawn.text());
        }

        private static PasswordCredential of(ServiceSecret secret, @Nullable String text) {
            return new PasswordCredential(
                    secret.id(), secret.displayName(), secret.hint(), secret.begin(), secret.end(), text);
        }

        @Override
        public String toString() {
            return "PasswordCredential[" + keyId + "]";
        }
    }
}
