package org.countersign.security;

import java.util.Set;

/** What a token lets a program do on its user's behalf, in Graph's words. It never adds to what the user may. */
final class TokenScopes {

    static final String READ = "RoleManagement.Read.Directory";
    static final String READ_AND_WRITE = "RoleManagement.ReadWrite.Directory";

    private TokenScopes() {}

    static boolean allow(Set<String> scopes, boolean isChange) {
        return scopes.contains(READ_AND_WRITE) || (!isChange && scopes.contains(READ));
    }
}
