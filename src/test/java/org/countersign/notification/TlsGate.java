package org.countersign.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server that knows no encryption, and keeps what is said to it in clear. */
final class TlsGate implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> saidInClear = new CopyOnWriteArrayList<>();
    private final int serverPort;
    private final SSLContext certificate;
    private final boolean fromTheFirstByte;

    TlsGate(int serverPort, SSLContext certificate, boolean fromTheFirstByte) throws IOException {
        this.serverPort = serverPort;
        this.certificate = certificate;
        this.fromTheFirstByte = fromTheFirstByte;
        inBackground(() -> {
            while (true) {
                serve(door.accept());
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    List<String> saidInClear() {
        return saidInClear;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve(Socket client) throws IOException {
        if (!fromTheFirstByte) {
            tell(client, "220 gate");
            hear(client);
            tell(client, "250-gate\r\n250 STARTTLS");
            hear(client);
            tell(client, "220 Go ahead");
        }
        var encrypted = encrypt(client);
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        if (!fromTheFirstByte) {
            line(server.getInputStream());
        }
        inBackground(() -> pass(server, encrypted));
        inBackground(() -> pass(encrypted, server));
    }

    private SSLSocket encrypt(Socket client) throws IOException {
        var encrypted = (SSLSocket) certificate.getSocketFactory().createSocket(client, null, client.getPort(), true);
        encrypted.setUseClientMode(false);
        return encrypted;
    }

    private void hear(Socket client) throws IOException {
        saidInClear.add(line(client.getInputStream()));
    }

    /** A byte at a time: what comes after the line is not to be read here. */
    private static String line(InputStream from) throws IOException {
        var line = new StringBuilder();
        for (int one = from.read(); one != '\n' && one != -1; one = from.read()) {
            line.append((char) one);
        }
        return line.toString().strip();
    }

    private static void tell(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What ends a connection is the other side's business. */
    private static void inBackground(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "tls-gate");
        thread.setDaemon(true);
        thread.start();
    }
}
