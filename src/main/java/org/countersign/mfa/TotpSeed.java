package org.countersign.mfa;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.countersign.directory.User;

/**
 * A new seed of one-time codes, shown once. Never logged.
 *
 * @param method the name of the enrolment it belongs to
 * @param base32 160 random bits (RFC 4226, section 4, R6), without padding
 */
public record TotpSeed(UUID method, String base32) {

    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    static TotpSeed draw() {
        var bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new TotpSeed(UUID.randomUUID(), new Base32().encodeToString(bits).replace("=", ""));
    }

    /** What authenticator apps read, as a link or out of a QR code. */
    public String uriFor(User user) {
        var account = URLEncoder.encode(user.userPrincipalName(), StandardCharsets.UTF_8);
        return "otpauth://totp/Countersign:" + account + "?secret=" + base32 + "&issuer=Countersign";
    }

    @Override
    public String toString() {
        return "TotpSeed[" + method + "]";
    }
}
