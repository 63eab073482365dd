package org.countersign.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands before a mail server, and lets it seem to be down, deaf, picky, forgetful or slow. It keeps its port all the time. */
public final class MailGate implements AutoCloseable {

    private enum Mood {
        OPEN,
        SILENT,
        PICKY,
        FORGETFUL,
        SLOW
    }

    /** A mail takes seven commands, and each line of it is one more. */
    private static final Duration WHILE = Duration.ofMillis(20);

    private final int serverPort;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private volatile ServerSocket door;
    private volatile Mood mood = Mood.OPEN;
    private volatile String refused = "";
    private volatile String answer = "";

    public MailGate(int serverPort) {
        this.serverPort = serverPort;
        this.door = listenOn(0);
        this.port = door.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Lets everything through; whoever waited in vain calls again, and who is being served is served to his end. */
    public void open() {
        var slow = mood == Mood.SLOW;
        mood = Mood.OPEN;
        if (door.isClosed()) {
            door = listenOn(port);
        }
        if (!slow) {
            hangUp();
        }
    }

    /** Refuses connections. */
    public void shut() {
        close();
    }

    /** Takes calls and says nothing. */
    public void fallSilent() {
        mood = Mood.SILENT;
    }

    /** Answers mails to one recipient by itself; an empty one: to all of them. */
    public void refuse(String recipient, String reply) {
        refused = recipient.toLowerCase(Locale.ROOT);
        answer = reply;
        mood = Mood.PICKY;
    }

    /** Lets mails through, and hangs up before the server says that it has them. */
    public void loseReceipts() {
        mood = Mood.FORGETFUL;
    }

    /** Lets everything through, each line after a while. */
    public void dawdle() {
        mood = Mood.SLOW;
    }

    @Override
    public void close() {
        closeQuietly(door);
        hangUp();
    }

    private void hangUp() {
        sockets.forEach(MailGate::closeQuietly);
        sockets.clear();
    }

    private ServerSocket listenOn(int wanted) {
        try {
            var socket = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            inBackground(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) throws IOException {
        while (true) {
            var client = keep(listening.accept());
            if (mood != Mood.SILENT) {
                var server = keep(new Socket(InetAddress.getLoopbackAddress(), serverPort));
                inBackground(() -> answers(server, client));
                inBackground(() -> commands(client, server));
            }
        }
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private static void answers(Socket server, Socket client) throws IOException {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private void commands(Socket client, Socket server) throws IOException {
        try (server) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (mood == Mood.SLOW) {
                    LockSupport.parkNanos(WHILE.toNanos());
                }
                if (mood == Mood.FORGETFUL && line.equals(".")) {
                    client.close();
                }
                if (isRefused(line)) {
                    send(answer, client.getOutputStream());
                } else {
                    send(line, server.getOutputStream());
                }
            }
        }
    }

    private boolean isRefused(String line) {
        var command = line.toLowerCase(Locale.ROOT);
        return mood == Mood.PICKY && command.startsWith("rcpt to:") && command.contains(refused);
    }

    private static void send(String line, OutputStream to) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
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
                "mail-gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
