package org.countersign.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/**
 * What the embedded issuer's tokens are checked by: the public part of its keys. A node goes on for {@link #KNOWN_FOR} with
 * what it has read; a key that it does not know it asks for at once.
 */
final class CheckingKeys implements JWKSetSource<SecurityContext> {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    /** One thread reads for all. While the database is away the others are told so before it is. */
    private static final Duration WAIT_FOR_THE_ONE = Duration.ofSeconds(2);

    private final SigningKeys keys;

    private CheckingKeys(SigningKeys keys) {
        this.keys = keys;
    }

    static JWKSource<SecurityContext> of(SigningKeys keys) {
        return JWKSourceBuilder.create(new CheckingKeys(keys))
                .cache(KNOWN_FOR.toMillis(), WAIT_FOR_THE_ONE.toMillis())
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
    }

    /** @throws JWKSetUnavailableException if they cannot be read: that is no fault of the token */
    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return keys.published().toPublicJWKSet();
        } catch (NestedRuntimeException e) {
            throw new JWKSetUnavailableException("The keys cannot be read", e);
        }
    }

    /** It holds nothing that would have to be let go. */
    @Override
    public void close() {}
}
