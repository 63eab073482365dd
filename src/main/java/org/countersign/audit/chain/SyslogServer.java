package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.countersign.settings.SettingFaults;

/**
 * A syslog server that takes single messages: {@code tls://} (RFC 5425), {@code tcp://} (RFC 6587, counted octets) or
 * {@code udp://} (RFC 5426). None of them says whether it kept a message.
 *
 * @param scheme one of the three
 * @param port as named; or else 6514 for TLS, and 514
 */
record SyslogServer(String scheme, String host, int port) {

    /** How it is named. */
    static final String FORM = "tls://syslog.contoso.example:6514, or tcp or udp";

    private static final Set<String> SCHEMES = Set.of("tls", "tcp", "udp");
    private static final int TIMEOUT = (int) Duration.ofSeconds(10).toMillis();

    /** The one that a text names; nothing: it names none. */
    static Optional<SyslogServer> find(String text) {
        try {
            return Optional.of(new URI(text.strip()))
                    .filter(SyslogServer::isOne)
                    .map(SyslogServer::of);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isOne(URI uri) {
        return uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme())
                && uri.getHost() != null
                && uri.getPort() != 0
                && uri.getPort() <= SettingFaults.LAST_PORT
                && uri.getRawPath().isEmpty();
    }

    private static SyslogServer of(URI uri) {
        var usual = uri.getScheme().equals("tls") ? 6514 : 514;
        return new SyslogServer(uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
    }

    /**
     * Sends a message over a connection of its own.
     *
     * @param message without a line break
     */
    void send(String message) throws IOException {
        var bytes = message.getBytes(UTF_8);
        if (scheme.equals("udp")) {
            try (var socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(host), port));
            }
            return;
        }
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write((bytes.length + " ").getBytes(UTF_8));
            out.write(bytes);
            out.flush();
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            return scheme.equals("tls") ? encrypted(socket) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The server has to show a certificate of its name that Java trusts. */
    private Socket encrypted(Socket socket) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var encrypted = (SSLSocket) factory.createSocket(socket, host, port, true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }
}
