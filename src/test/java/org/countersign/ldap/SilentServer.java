package org.countersign.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Takes connections and never says a word. */
final class SilentServer implements OtherDirectory, AutoCloseable {

    private final ServerSocket socket;

    SilentServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "url", "ldap://127.0.0.1:" + socket.getLocalPort(),
                "bind-dn", "cn=reader",
                "bind-password", "secret",
                "users.base", "dc=contoso",
                "connect-timeout", "PT0.3S",
                "response-timeout", "PT0.3S");
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
