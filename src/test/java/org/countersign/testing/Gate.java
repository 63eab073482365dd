package org.countersign.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands before a server, and lets it seem to be gone, out of reach or slow. It keeps its port all the time. */
public class Gate implements AutoCloseable {

    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private volatile int serverPort;
    private volatile ServerSocket door;
    private volatile boolean swallows;
    private volatile Duration delay = Duration.ZERO;

    public Gate(int serverPort) {
        this.serverPort = serverPort;
        this.door = listenOn(0);
        this.port = door.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Leads to another server from now on. */
    public void leadTo(int anotherPort) {
        serverPort = anotherPort;
    }

    /** Lets everything through, at once. Who is connected has to call again. */
    public void open() {
        swallows = false;
        delay = Duration.ZERO;
        if (door.isClosed()) {
            door = listenOn(port);
        }
        hangUp();
    }

    /** Refuses connections. */
    public void shut() {
        close();
    }

    /** Takes calls, and whatever is said, and nothing comes of it: as a network does that loses each packet. */
    public void swallow() {
        swallows = true;
    }

    /** Lets each piece of what is said wait. */
    public void slowDown(Duration time) {
        delay = time;
    }

    /** Breaks each connection, wherever it is. */
    public void hangUp() {
        sockets.forEach(Gate::closeQuietly);
        sockets.clear();
    }

    @Override
    public void close() {
        closeQuietly(door);
        hangUp();
    }

    /** Passes on what a client says. */
    void commands(Socket client, Socket server) throws IOException {
        passOn(client, server);
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
            if (!swallows) {
                connect(client);
            }
        }
    }

    private void connect(Socket client) {
        inBackground(() -> {
            try {
                var server = keep(new Socket(InetAddress.getLoopbackAddress(), serverPort));
                inBackground(() -> passOn(server, client));
                commands(client, server);
            } catch (IOException e) {
                client.close();
            }
        });
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void passOn(Socket from, Socket to) throws IOException {
        try (to) {
            var piece = new byte[16 * 1024];
            var in = from.getInputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                pass(piece, length, to.getOutputStream());
            }
        }
    }

    private void pass(byte[] piece, int length, OutputStream to) throws IOException {
        LockSupport.parkNanos(delay.toNanos());
        if (!swallows) {
            to.write(piece, 0, length);
            to.flush();
        }
    }

    interface Work {
        void run() throws IOException;
    }

    /** What ends a connection is the other side's business. */
    static void inBackground(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "gate");
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
