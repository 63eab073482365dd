package org.countersign.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * Waits for a TLS handshake no longer than a connection may take. A socket by itself waits for ever, and the time-outs of
 * LDAP begin when the handshake is over.
 */
final class HandshakeInTime extends SSLSocketFactory {

    private final SSLSocketFactory sockets;
    private final int longestMillis;

    HandshakeInTime(SSLSocketFactory sockets, Duration longest) {
        this.sockets = sockets;
        this.longestMillis = (int) longest.toMillis();
    }

    @Override
    public Socket createSocket() throws IOException {
        return inTime(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return inTime(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return inTime(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return inTime(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return inTime(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return inTime(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private Socket inTime(Socket socket) throws IOException {
        socket.setSoTimeout(longestMillis);
        return socket;
    }
}
