package org.countersign.notification.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.countersign.notification.webhook.WebhookProperties.Webhook;

/**
 * Calls one program: signed, without following it anywhere else, and without waiting for it longer than
 * {@link #LONGEST_CALL}. Nothing is read of what it answers but its status.
 */
public final class SignedWebhook implements AutoCloseable {

    static final Timeout LONGEST_CALL = Timeout.ofSeconds(30);

    private static final Timeout LONGEST_SILENCE = Timeout.ofSeconds(10);
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    private final URI url;
    private final WebhookSignature signature;
    private final CloseableHttpClient client;
    private final Timeout longestCall;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "countersign-webhook-watch");
        thread.setDaemon(true);
        return thread;
    });

    /** A program as it is configured. */
    public SignedWebhook(Webhook webhook) {
        this(webhook, new PublicAddresses(), LONGEST_CALL);
    }

    SignedWebhook(Webhook webhook, PublicAddresses addresses, Timeout longestCall) {
        this.url = URI.create(webhook.url().strip());
        this.signature = new WebhookSignature(webhook.secret());
        this.longestCall = longestCall;
        this.client = clientFor(webhook, addresses);
    }

    private static CloseableHttpClient clientFor(Webhook webhook, PublicAddresses addresses) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(DefaultClientTlsStrategy.createDefault())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(LIMITS)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(LONGEST_SILENCE)
                        .setSocketTimeout(LONGEST_SILENCE)
                        .build());
        if (!webhook.internal()) {
            connections.setDnsResolver(addresses);
        }
        return HttpClients.custom()
                .setConnectionManager(connections.build())
                // Each call looks its host up, and ends with its connection.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(LONGEST_SILENCE)
                        .setResponseTimeout(LONGEST_SILENCE)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Countersign")
                .build();
    }

    /**
     * Says something, once.
     *
     * @param id what receivers know a repetition by
     * @param now when it is said, which is signed: receivers refuse what is minutes old
     * @return the status of the answer
     * @throws IOException if none came, in time
     */
    public int post(String id, Instant now, String body) throws IOException {
        var call = new HttpPost(url);
        var timestamp = now.getEpochSecond();
        call.setHeader("webhook-id", id);
        call.setHeader("webhook-timestamp", timestamp);
        var signed = signature.of(id, timestamp, body);
        if (!signed.isEmpty()) {
            call.setHeader("webhook-signature", signed);
        }
        call.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return within(call);
    }

    /** Time-outs between two bytes do not end the call of somebody who drips. */
    private int within(HttpPost call) throws IOException {
        var end = watch.schedule(call::abort, longestCall.toMilliseconds(), TimeUnit.MILLISECONDS);
        try {
            // The answer's body is left where it is: the connection is closed without having read it.
            return client.executeOpen(null, call, null).getCode();
        } finally {
            end.cancel(false);
            call.abort();
        }
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
