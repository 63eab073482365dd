package org.countersign.provider;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.ForeignIds;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactors;
import org.countersign.mfa.SharedProof;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.convert.ConversionException;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * What the provider says of somebody, once its signature, issuer, audience and times are right. Users are known by
 * immutable ids, never by a name or a mail address; where it says that somebody proved a second factor, and when, that is a
 * proof: one for each time it was proved, however many tokens tell of it.
 */
class ProviderClaims {

    /** What providers call a second factor in {@code amr} (RFC 8176). */
    private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "swk", "fpt", "face");

    private final ProviderProperties properties;
    private final Identities identities;
    private final Directory directory;
    private final ObjectProvider<ForeignIds> foreignIds;
    private final SecondFactors secondFactors;

    ProviderClaims(
            ProviderProperties properties,
            Identities identities,
            Directory directory,
            ObjectProvider<ForeignIds> foreignIds,
            SecondFactors secondFactors) {
        this.properties = properties;
        this.identities = identities;
        this.directory = directory;
        this.foreignIds = foreignIds;
        this.secondFactors = secondFactors;
    }

    /** Whom they are about, enabled or not; nobody: nobody here knows him. */
    Optional<User> userIn(ClaimAccessor claims) {
        var id = Objects.requireNonNullElse(claims.getClaimAsString(properties.userClaim()), "");
        return Identity.in(claims)
                .flatMap(identities::userOf)
                .or(() -> ownId(id))
                .or(() -> foreignIds
                        .orderedStream()
                        .map(other -> other.userOf(id))
                        .flatMap(Optional::stream)
                        .findFirst())
                .flatMap(directory::findUser)
                .filter(user -> !user.isService());
    }

    /** That he proved a second factor, and so lately that it can be drawn on. */
    Optional<SharedProof> proofIn(ClaimAccessor claims, UserId user) {
        var identity = Identity.in(claims);
        var provenAt = timeOfSignIn(claims);
        if (identity.isEmpty() || provenAt.isEmpty() || !tellsOfSecondFactor(claims)) {
            return Optional.empty();
        }
        var proof = new SharedProof(idOf(identity.get(), provenAt.get()));
        return secondFactors.believe(user, proof.id(), provenAt.get()) ? Optional.of(proof) : Optional.empty();
    }

    /** Nothing where what the claim says is no moment. */
    private static Optional<Instant> timeOfSignIn(ClaimAccessor claims) {
        try {
            return Optional.ofNullable(claims.getClaimAsInstant("auth_time"));
        } catch (IllegalArgumentException | ConversionException e) {
            return Optional.empty();
        }
    }

    private boolean tellsOfSecondFactor(ClaimAccessor claims) {
        var methods = Objects.requireNonNullElse(claims.getClaimAsStringList("amr"), List.<String>of());
        var acr = claims.getClaimAsString("acr");
        return methods.stream().anyMatch(SECOND_FACTORS::contains)
                || (acr != null && properties.secondFactorClasses().contains(acr));
    }

    private static UUID idOf(Identity identity, Instant provenAt) {
        var fact = identity.issuer() + " " + identity.subject() + " " + provenAt.getEpochSecond();
        return UUID.nameUUIDFromBytes(fact.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<UserId> ownId(String id) {
        try {
            return Optional.of(UserId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
