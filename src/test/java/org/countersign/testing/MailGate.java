package org.countersign.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Stands before a mail server, and lets it seem to be down, deaf, picky, forgetful or slow. */
public final class MailGate extends Gate {

    private enum Mood {
        OPEN,
        PICKY,
        FORGETFUL
    }

    /** A mail takes seven commands, each with an answer. */
    private static final Duration WHILE = Duration.ofMillis(50);

    private volatile boolean slow;
    private volatile Mood mood = Mood.OPEN;
    private volatile String refused = "";
    private volatile String answer = "";

    public MailGate(int serverPort) {
        super(serverPort);
    }

    /** Lets everything through; whoever waited in vain calls again, and who is being served slowly is served to his end. */
    @Override
    public void open() {
        mood = Mood.OPEN;
        if (slow) {
            slow = false;
            slowDown(Duration.ZERO);
        } else {
            super.open();
        }
    }

    /** Lets everything through, each answer after a while. */
    public void dawdle() {
        slow = true;
        slowDown(WHILE);
    }

    /** Takes calls and says nothing. */
    public void fallSilent() {
        swallow();
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

    @Override
    void commands(Socket client, Socket server) throws IOException {
        try (server) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
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
}
