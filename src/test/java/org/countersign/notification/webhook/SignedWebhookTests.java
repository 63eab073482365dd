package org.countersign.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.util.Timeout;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call says, where it may go, and what whoever is called can do to us. */
class SignedWebhookTests {

    private static final byte[] KEY = "a key of more than twenty-four bytes".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = secret(KEY);
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aCallIsSigned() throws Exception {
        assertThat(webhook(SECRET).post("msg_1", NOW, "{\"a\":\"ä\"}")).isEqualTo(204);

        var call = receiver.next();
        assertThat(call.id()).isEqualTo("msg_1");
        assertThat(call.timestamp()).isEqualTo("1795515330");
        assertThat(call.body()).isEqualTo("{\"a\":\"ä\"}");
        assertThat(call.signature()).isEqualTo("v1," + hmac(KEY, "msg_1.1795515330.{\"a\":\"ä\"}"));
    }

    /** The example of the standard's own libraries. */
    @Test
    void itIsSignedAsTheStandardHasIt() {
        var signature = new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whileTheSecretIsChangedACallIsSignedWithBoth() throws Exception {
        var other = "another key, which is as long as it has to be".getBytes(StandardCharsets.UTF_8);

        webhook(secret(other) + " " + SECRET).post("1", NOW, "x");

        assertThat(receiver.next().signature())
                .isEqualTo("v1," + hmac(other, "1.1795515330.x") + " v1," + hmac(KEY, "1.1795515330.x"));
    }

    @Test
    void aRedirectIsAnAnswerAndNobodyFollowsIt() throws Exception {
        receiver.answerWith(exchange -> {
            exchange.getResponseHeaders().add("Location", receiver.url());
            exchange.sendResponseHeaders(307, -1);
        });

        assertThat(webhook(SECRET).post("1", NOW, "x")).isEqualTo(307);
        receiver.next();
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void whoDripsIsLeftInTheMiddleOfHisAnswer() {
        var over = new CountDownLatch(1);
        receiver.answerWith(exchange -> {
            over.await();
            exchange.sendResponseHeaders(200, -1);
        });
        var begin = System.nanoTime();

        assertThatThrownBy(() -> webhook(SECRET, Timeout.ofMilliseconds(300)).post("1", NOW, "x"))
                .isInstanceOf(IOException.class);

        over.countDown();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anEndlessAnswerIsNotRead() throws Exception {
        receiver.answerWith(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[1 << 16];
            for (var i = 0; i < 1 << 16; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        assertThat(webhook(SECRET).post("1", NOW, "x")).isEqualTo(200);
    }

    @Test
    void aPrivateAddressIsNotCalledUnlessTheSettingsSaySo() {
        var stranger = new SignedWebhook(
                new Webhook(receiver.url(), SECRET, WebhookFormat.STANDARD, Set.of(), false, false),
                new PublicAddresses(),
                SignedWebhook.LONGEST_CALL);

        assertThatThrownBy(() -> stranger.post("1", NOW, "x"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("is not public")
                .message()
                .doesNotContain("a-secret-path");
        assertThat(receiver.waiting()).isZero();
    }

    /** A name that means a public address when it is looked at, and a private one when it is called. */
    @Test
    void aNameIsLookedUpOnce() {
        var asked = new AtomicInteger();
        var rebinding = new PublicAddresses(new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var address = asked.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1";
                return new InetAddress[] {InetAddress.getByName(address)};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });

        assertThatThrownBy(() -> rebinding.resolve("rebinding.example")).isInstanceOf(UnknownHostException.class);
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1"
            })
    void whatIsNotPublicIsKnown(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"})
    void whatIsPublicIsCalled(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void ofSeveralAddressesNoneMayBePrivate() {
        var mixed = new PublicAddresses(new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });

        assertThatThrownBy(() -> mixed.resolve("mixed.example")).isInstanceOf(UnknownHostException.class);
    }

    private SignedWebhook webhook(String secret) {
        return webhook(secret, SignedWebhook.LONGEST_CALL);
    }

    private SignedWebhook webhook(String secret, Timeout longestCall) {
        return new SignedWebhook(
                new Webhook(receiver.url(), secret, WebhookFormat.STANDARD, Set.of(), false, true),
                new PublicAddresses(),
                longestCall);
    }

    private static String secret(byte[] key) {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    private static String hmac(byte[] key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
