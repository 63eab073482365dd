package org.countersign.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.mfa.MfaMethod;
import org.countersign.mfa.MfaProof;
import org.countersign.mfa.SharedProof;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the embedded issuer's tokens say: whose they are, which sign-in they come from, and how and when a second factor was
 * proved in it. A token lives as long as that sign-in, and serves with the proof that there was when it was made.
 */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** For whom access tokens are. */
    static final String AUDIENCE = "api://countersign";

    /** The immutable id of the user. */
    static final String USER = "oid";

    /** The sign-in a token comes from. */
    static final String SESSION = "sid";

    /** A proof of a second factor that can be drawn on. */
    static final String PROOF = "countersign_proof";

    /** Whose it is: {@link #SERVICE}; a person's where nothing is said. */
    static final String KIND = "idtyp";

    static final String SERVICE = "app";

    /** The secret that a service's token comes of. */
    static final String SECRET = "countersign_secret";

    private final SigningKeys keys;
    private final Sessions sessions;
    private final HeldProofs proofs;
    private final Directory directory;

    TokenClaims(SigningKeys keys, Sessions sessions, HeldProofs proofs, Directory directory) {
        this.keys = keys;
        this.sessions = sessions;
        this.proofs = proofs;
        this.directory = directory;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        context.getJwsHeader().keyId(keys.present());
        Authentication authorized = context.getPrincipal();
        SignedInUser.in(authorized).ifPresent(user -> describe(context, user));
        if (authorized instanceof ServiceClients.Service service) {
            describe(context, service);
        }
    }

    private static void describe(JwtEncodingContext context, ServiceClients.Service service) {
        context.getClaims()
                .claim(USER, service.getName())
                .claim(KIND, SERVICE)
                .claim(SECRET, String.valueOf(service.getDetails()));
        describeAccess(context, Optional.empty());
    }

    private void describe(JwtEncodingContext context, SignedInUser user) {
        var session = user.session();
        if (session == null) {
            return;
        }
        var claims = context.getClaims();
        var account = directory.user(user.id());
        var proof = proofs.heldIn(session, user.id());
        var proved = proof.flatMap(proofs::recordOf);
        claims.subject(user.getName())
                .claim(USER, user.getName())
                .claim("upn", account.userPrincipalName())
                .claim(
                        "auth_time",
                        Date.from(proved.map(MfaProof::provenAt).orElseGet(() -> sessions.beganAt(session))))
                .claim(SESSION, session.toString());
        proved.ifPresent(made -> claims.claim("acr", MfaProof.CONTEXT_CLASS).claim("amr", methods(made.method())));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            describeAccess(context, proof);
        } else if (context.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
            claims.claim("name", account.displayName());
        }
    }

    private static void describeAccess(JwtEncodingContext context, Optional<SharedProof> proof) {
        var claims = context.getClaims();
        claims.audience(listOf(AUDIENCE))
                .claim("scp", String.join(" ", context.getAuthorizedScopes()))
                .claims(all -> all.remove("scope"));
        proof.ifPresent(held -> claims.claim(PROOF, held.id().toString()));
    }

    /** In the words of RFC 8176. */
    private static List<String> methods(MfaMethod method) {
        return switch (method) {
            case TOTP -> listOf("pwd", "otp", "mfa");
            case PASSKEY -> listOf("hwk", "user", "mfa");
            case IDENTITY_PROVIDER -> listOf("mfa");
        };
    }

    /** The issuer's library keeps claims, and takes neither other lists nor numbers out of the store again. */
    private static List<String> listOf(String... words) {
        return new ArrayList<>(Arrays.asList(words));
    }
}
