package org.countersign.graph;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

/** Whom the service believes what he says about addresses. */
class TrustedProxiesTests {

    private static final String LOOPBACK = "127\\.0\\.0\\.1";

    @Test
    void atFirstNobodyIsBelieved() throws Exception {
        assertThat(seen("", "X-Forwarded-Host", "pim.example", "X-Forwarded-For", "192.0.2.1"))
                .startsWith("http://127.0.0.1:")
                .endsWith(" 127.0.0.1");
    }

    @Test
    void aTrustedProxyIsBelieved() throws Exception {
        assertThat(seen(
                        LOOPBACK,
                        "X-Forwarded-Host",
                        "pim.example",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-For",
                        "192.0.2.1"))
                .isEqualTo("https://pim.example/ 192.0.2.1");
    }

    @Test
    void thePortOfTheNameCountsWhereNoneIsToldBesides() throws Exception {
        assertThat(seen(LOOPBACK, "X-Forwarded-Host", "pim.example:8443", "X-Forwarded-Proto", "https"))
                .startsWith("https://pim.example:8443/ ");
        assertThat(seen(LOOPBACK, "X-Forwarded-Host", "[2001:db8::7]:8443", "X-Forwarded-Proto", "https"))
                .startsWith("https://[2001:db8::7]:8443/ ");
        assertThat(seen(LOOPBACK, "X-Forwarded-Host", "[2001:db8::7]", "X-Forwarded-Proto", "https"))
                .startsWith("https://[2001:db8::7]/ ");
        assertThat(seen(
                        LOOPBACK,
                        "X-Forwarded-Host",
                        "pim.example:8443",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Port",
                        "9443"))
                .startsWith("https://pim.example:9443/ ");
    }

    @Test
    void nobodyElsesPortCounts() throws Exception {
        assertThat(seen("10\\..*", "X-Forwarded-Host", "pim.example:8443", "X-Forwarded-Proto", "https"))
                .startsWith("http://127.0.0.1:")
                .doesNotContain("8443");
    }

    @Test
    void whatACallerInventsIsNot() throws Exception {
        assertThat(seen(LOOPBACK, "X-Forwarded-For", "198.51.100.7, 192.0.2.1, 127.0.0.1"))
                .endsWith(" 192.0.2.1");
    }

    @Test
    void anotherProxyIsNot() throws Exception {
        assertThat(seen("10\\..*", "X-Forwarded-Host", "pim.example", "X-Forwarded-For", "192.0.2.1"))
                .startsWith("http://127.0.0.1:")
                .endsWith(" 127.0.0.1");
    }

    private static String seen(String trusted, String... headers) throws IOException, InterruptedException {
        var factory = new TomcatServletWebServerFactory(0);
        new TrustedProxies(new ApiProperties(1, trusted)).customize(factory);
        var server = factory.getWebServer(
                context -> context.addServlet("echo", new Echo()).addMapping("/"));
        server.start();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .headers(headers)
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }

    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRequestURL() + " " + request.getRemoteAddr());
        }
    }
}
