package org.countersign.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * The tokens of the provider that the settings name. Its users are known by an immutable id; where it says that somebody
 * proved a second factor, and when, that is a proof: one for each time it was proved, however many tokens tell of it.
 */
@Component
class ForeignTokens extends TokenReader {

    /** What providers call a second factor in {@code amr} (RFC 8176). */
    private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "swk", "fpt", "face");

    /** A provider that hangs turns its tokens down; it holds nobody else up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Directory directory;
    private final TokenProperties properties;
    private final Sessions sessions;
    private final SecondFactors secondFactors;

    private volatile @Nullable JwtDecoder decoder;

    ForeignTokens(Directory directory, TokenProperties properties, Sessions sessions, SecondFactors secondFactors) {
        this.directory = directory;
        this.properties = properties;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
    }

    /** Nothing: nobody trusts that issuer. */
    Optional<JwtDecoder> decoder(String issuer) {
        if (properties.issuer().isBlank() || !properties.issuer().equals(issuer)) {
            return Optional.empty();
        }
        var known = decoder;
        if (known == null) {
            known = discover(issuer);
            decoder = known;
        }
        return Optional.of(known);
    }

    private JwtDecoder discover(String issuer) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        var found = NimbusJwtDecoder.withIssuerLocation(issuer)
                .restOperations(new RestTemplate(requests))
                .build();
        found.setJwtValidator(rules(issuer, properties.audience()));
        return found;
    }

    @Override
    SignedInUser read(Jwt token) {
        var user = user(token.getClaimAsString(properties.userClaim()));
        if (!sessions.countsSince(user, Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH))) {
            throw new InvalidBearerTokenException("The token's user has signed out since");
        }
        return new SignedInUser(
                user.value(),
                null,
                new SignedInUser.Token(scopesOf(token), proofIn(token, user).orElse(null)));
    }

    /** The user of that immutable id, who is enabled at this moment. */
    private UserId user(@Nullable String id) {
        try {
            return directory
                    .findUser(UserId.of(id == null ? "" : id))
                    .filter(User::enabled)
                    .map(User::id)
                    .orElseThrow(ForeignTokens::unknown);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private Optional<UUID> proofIn(Jwt token, UserId user) {
        var methods = token.getClaimAsStringList("amr");
        var provenAt = token.getClaimAsInstant("auth_time");
        if (methods == null || provenAt == null || methods.stream().noneMatch(SECOND_FACTORS::contains)) {
            return Optional.empty();
        }
        var fact = token.getIssuer() + " " + token.getSubject() + " " + provenAt.getEpochSecond();
        var id = UUID.nameUUIDFromBytes(fact.getBytes(StandardCharsets.UTF_8));
        return secondFactors.believe(user, id, provenAt) ? Optional.of(id) : Optional.empty();
    }

    private static InvalidBearerTokenException unknown() {
        return new InvalidBearerTokenException("The token's user is not known here");
    }
}
