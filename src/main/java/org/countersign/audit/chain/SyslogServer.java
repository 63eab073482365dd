package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A syslog server that takes single messages: {@code tls://} (RFC 5425), {@code tcp://} (RFC 6587, counted octets) or
 * {@code udp://} (RFC 5426). None of them says whether it kept a message.
 *
 * @param scheme one of the three
 * @param port as named; or else 6514 for TLS, and 514
 */
record SyslogServer(String scheme, String host, int port) {

    private static final Set<String> SCHEMES = Set.of("tls", "tcp", "udp");
    private static final int TIMEOUT = (int) Duration.ofSeconds(10).toMillis();

    /** @throws IllegalArgumentException if the text names no such server */
    static SyslogServer parse(String text) {
        var uri = URI.create(text.strip());
        var scheme = String.valueOf(uri.getScheme());
        if (!SCHEMES.contains(scheme)
                || uri.getHost() == null
                || !uri.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "countersign.audit.checkpoint-syslog must be of the form tls://syslog.contoso.example:6514, or tcp or udp, not "
                            + text);
        }
        var usual = scheme.equals("tls") ? 6514 : 514;
        return new SyslogServer(scheme, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
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
