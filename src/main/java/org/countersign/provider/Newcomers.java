package org.countersign.provider;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.directory.ForeignChanges;
import org.countersign.directory.InvalidEntry;
import org.countersign.directory.PersonLink;
import org.countersign.directory.User;
import org.countersign.directory.UserDraft;
import org.countersign.provider.ProviderProperties.NewUsers;
import org.countersign.security.FirstRunDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.transaction.annotation.Transactional;

/** Gives accounts to people of the provider whom nobody here knows, where the settings say so. They have no role. */
class Newcomers {

    private static final Logger log = LoggerFactory.getLogger(Newcomers.class);

    private final ProviderProperties properties;
    private final ForeignChanges changes;
    private final Identities identities;
    private final FirstRunDoor firstRun;

    Newcomers(ProviderProperties properties, ForeignChanges changes, Identities identities, FirstRunDoor firstRun) {
        this.properties = properties;
        this.changes = changes;
        this.identities = identities;
        this.firstRun = firstRun;
    }

    /**
     * Creates an account. Its names are those that the provider gives; where they are somebody's already, an administrator
     * has to say what is meant.
     *
     * @return nothing if people without an account are refused, or before there is an administrator
     * @throws InvalidEntry if a name is somebody else's, or none, or the provider does not say whom it means
     */
    @Transactional
    public Optional<User> create(StandardClaimAccessor claims) {
        if (properties.newUsers() != NewUsers.CREATE || firstRun.isOpen()) {
            return Optional.empty();
        }
        var identity =
                Identity.in(claims).orElseThrow(() -> new InvalidEntry(List.of("A subject has 1 to 255 characters.")));
        var user = changes.create(draft(claims));
        identities.add(identity, user.id());
        log.info("An account was created for {} of the identity provider", user.id());
        return Optional.of(user);
    }

    private UserDraft draft(StandardClaimAccessor claims) {
        var name = Objects.requireNonNullElse(claims.getPreferredUsername(), claims.getSubject());
        var longName = name.contains("@") ? name : name + "@" + host();
        return new UserDraft(
                longName,
                UserDraft.nicknameIn(longName),
                Objects.requireNonNullElse(claims.getFullName(), name),
                Boolean.TRUE.equals(claims.getEmailVerified()) ? claims.getEmail() : null,
                "Member",
                true,
                new PersonLink.AsItIs(),
                null);
    }

    private String host() {
        return URI.create(properties.issuer().strip()).getHost();
    }
}
