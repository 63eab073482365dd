package org.countersign.graph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource({
        "pim.example:8443, '', https://pim.example:8443/",
        "pim.example:443, '', https://pim.example/",
        "[2001:db8::7]:8443, '', https://[2001:db8::7]:8443/",
        "[2001:db8::7], '', https://[2001:db8::7]/",
        "pim.example:8443, 9443, https://pim.example:9443/",
    })
    void thePortOfTheNameCountsWhereNoneIsToldBesides(String host, String port, String address) throws Exception {
        assertThat(behindTls(LOOPBACK, host, port)).startsWith(address + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example, b.example:9443",
                "a.example:8443, b.example:9443",
                "2001:db8::9443",
                "pim.example:99999"
            })
    void noPortIsMadeOutOfWhatIsNone(String host) throws Exception {
        assertThat(behindTls(LOOPBACK, host, "")).doesNotContain("9443").doesNotContain("99999");
    }

    private static String behindTls(String trusted, String host, String port) throws Exception {
        var headers = Stream.of("X-Forwarded-Host", host, "X-Forwarded-Proto", "https");
        var ports = port.isEmpty() ? Stream.<String>empty() : Stream.of("X-Forwarded-Port", port);
        return seen(trusted, Stream.concat(headers, ports).toArray(String[]::new));
    }

    @Test
    void nobodyElsesPortCounts() throws Exception {
        assertThat(behindTls("10\\..*", "pim.example:8443", ""))
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
