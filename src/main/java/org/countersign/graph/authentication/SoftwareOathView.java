package org.countersign.graph.authentication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.countersign.directory.User;
import org.countersign.mfa.TotpSeed;
import org.jspecify.annotations.Nullable;

/**
 * A generator of one-time codes as it is answered.
 *
 * @param secretKey the seed, in the one answer that shows it
 * @param otpauthUri the same for authenticator apps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SoftwareOathView(UUID id, @Nullable String secretKey, @Nullable String otpauthUri) {

    static SoftwareOathView of(UUID method) {
        return new SoftwareOathView(method, null, null);
    }

    static SoftwareOathView of(TotpSeed seed, User user) {
        return new SoftwareOathView(seed.method(), seed.base32(), seed.uriFor(user));
    }

    @Override
    public String toString() {
        return "SoftwareOathView[" + id + "]";
    }
}
