package org.countersign.provider;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** How the provider is called: nobody waits for one that hangs, and nobody is sent on to somewhere else. */
final class ProviderCalls extends SimpleClientHttpRequestFactory {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ProviderCalls() {}

    static ProviderCalls withTimeOuts() {
        var calls = new ProviderCalls();
        calls.setConnectTimeout(PATIENCE);
        calls.setReadTimeout(PATIENCE);
        return calls;
    }

    @Override
    protected void prepareConnection(HttpURLConnection connection, String method) throws IOException {
        super.prepareConnection(connection, method);
        connection.setInstanceFollowRedirects(false);
    }
}
