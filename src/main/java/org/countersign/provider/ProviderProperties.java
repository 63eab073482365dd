package org.countersign.provider;

import java.net.URI;
import java.util.Set;
import org.countersign.settings.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people sign in beside here, and whose tokens count.
 *
 * @param issuer as its discovery document names it, {@code https://login.contoso.example/realms/main}; empty: nobody
 * @param name what people call it
 * @param clientId as whom this service is registered there
 * @param clientSecret empty: it is registered as a public client, and the proof key alone protects its codes
 * @param audience what tokens have to be meant for; empty: tokens of this provider do not count
 * @param userClaim the claim that holds an immutable id: of a user here, or of an entry of the directory that people are
 *     taken over from
 * @param secondFactorClasses what it calls a sign-in with a second factor in {@code acr}; they are asked for at step-up
 * @param newUsers what becomes of people whom nobody here knows
 */
@ConfigurationProperties("countersign.identity-provider")
record ProviderProperties(
        String issuer,
        String name,
        String clientId,
        String clientSecret,
        String audience,
        String userClaim,
        Set<String> secondFactorClasses,
        NewUsers newUsers) {

    /** What becomes of people whom nobody here knows. */
    enum NewUsers {
        /** They do not get in. */
        REFUSE,
        /** They get an account, without any role. */
        CREATE
    }

    /** @throws IllegalArgumentException naming every fault */
    ProviderProperties {
        if (!issuer.isBlank()) {
            var faults = new SettingFaults("countersign.identity-provider");
            if (!isEncrypted(issuer)) {
                faults.fault(
                        "issuer", "must be an address such as https://login.contoso.example, not \"" + issuer + "\"");
            }
            if (clientId.isBlank()) {
                faults.fault("client-id", "must say as whom this service is registered there");
            }
            faults.throwIfAny();
        }
    }

    /** On this very machine it need not be. */
    private static boolean isEncrypted(String issuer) {
        try {
            var address = URI.create(issuer.strip());
            var host = String.valueOf(address.getHost());
            return "https".equals(address.getScheme())
                    || ("http".equals(address.getScheme())
                            && Set.of("localhost", "127.0.0.1").contains(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "ProviderProperties[" + issuer + "]";
    }
}
