package org.countersign.security;

import java.util.Collection;
import java.util.List;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who signed in. He has no authorities: what he may do is looked up at each request. */
final class SignedInUser implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean enabled;
    private @Nullable String passwordHash;

    SignedInUser(UserId id, String passwordHash, boolean enabled) {
        this.id = id.toString();
        this.passwordHash = passwordHash;
        this.enabled = enabled;
    }

    UserId id() {
        return UserId.of(id);
    }

    /** The immutable id, never the name that was typed. */
    @Override
    public String getUsername() {
        return id;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }
}
