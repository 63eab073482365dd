package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a syslog server, and which settings name one. */
class SyslogServerTests {

    @Test
    void byTcpAMessagesOctetsAreCounted() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var received = CompletableFuture.supplyAsync(() -> {
                try (var socket = server.accept()) {
                    return new String(socket.getInputStream().readAllBytes(), UTF_8);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            server("tcp", server.getLocalPort()).send("<110>1 ä");

            assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo("9 <110>1 ä");
        }
    }

    @Test
    void byUdpAMessageIsAPacket() throws Exception {
        try (var server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            server.setSoTimeout(10_000);

            server("udp", server.getLocalPort()).send("<110>1 ä");

            var packet = new DatagramPacket(new byte[100], 100);
            server.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
                    .isEqualTo("<110>1 ä");
        }
    }

    @Test
    void whoDoesNotSpeakTlsIsToldNothing() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var received = CompletableFuture.supplyAsync(() -> {
                try (var socket = server.accept()) {
                    var first = socket.getInputStream().readNBytes(1);
                    socket.getOutputStream().write("plain\n".getBytes(UTF_8));
                    return first[0];
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThatThrownBy(() -> server("tls", server.getLocalPort()).send("<110>1 x"))
                    .isInstanceOf(IOException.class);
            assertThat(received.get(10, TimeUnit.SECONDS)).as("a handshake").isEqualTo((byte) 22);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tls://syslog.contoso.example, tls, 6514",
        "tcp://syslog.contoso.example, tcp, 514",
        "udp://syslog.contoso.example:1514, udp, 1514"
    })
    void eachSortHasItsPort(String text, String scheme, int port) {
        assertThat(SyslogServer.find(text)).contains(new SyslogServer(scheme, "syslog.contoso.example", port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "syslog.contoso.example",
                "http://syslog.contoso.example",
                "tls://",
                "tcp://a/b",
                "a b",
                "tcp://a:0",
                "udp://a:70000"
            })
    void whatCannotBeMeantIsRefused(String text) {
        assertThat(SyslogServer.find(text)).isEmpty();
    }

    private static SyslogServer server(String scheme, int port) {
        return SyslogServer.find(scheme + "://localhost:" + port).orElseThrow();
    }
}
