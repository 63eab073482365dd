package org.countersign.notification.webhook;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs calls as Standard Webhooks has it: HMAC-SHA256 of id, time and body; with each secret, where there are two. */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    /**
     * Signs with what is configured.
     *
     * @param secrets none, one or several, with spaces between
     * @throws IllegalArgumentException if one is no secret
     */
    WebhookSignature(String secrets) {
        keys = Stream.of(secrets.strip().split("\\s+"))
                .filter(secret -> !secret.isEmpty())
                .map(WebhookSignature::key)
                .toList();
    }

    private static SecretKeySpec key(String secret) {
        var bytes =
                secret.startsWith(PREFIX) ? Base64.getDecoder().decode(secret.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException("Not a secret");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * The header {@code webhook-signature}; empty without a secret.
     *
     * @param timestamp in seconds since 1970
     */
    String of(String id, long timestamp, String body) {
        var signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + sign(key, signed)).collect(joining(" "));
    }

    private static String sign(SecretKeySpec key, byte[] signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
