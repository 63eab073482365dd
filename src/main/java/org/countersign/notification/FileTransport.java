package org.countersign.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/** Writes each mail to a file of its own, where no mail server is named. The names sort by time. */
final class FileTransport implements MailTransport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private static final int LONGEST_RECIPIENT = 32;

    private final Path folder;
    private final String from;

    /** One for all mails: each new one would look through every jar for its providers. */
    private final Session session = Session.getInstance(new Properties());

    FileTransport(Path folder, String from) {
        this.folder = folder;
        this.from = from;
    }

    @Override
    public void send(Mail mail, Instant queuedAt) {
        try {
            Files.createDirectories(folder);
            var partial = folder.resolve(mail.id() + ".partial");
            try (var file = new BufferedOutputStream(Files.newOutputStream(partial))) {
                MimeMail.of(mail, from, queuedAt, session).writeTo(file);
            }
            Files.move(partial, folder.resolve(nameOf(mail, queuedAt)), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new MailNotSent(e);
        }
    }

    private static String nameOf(Mail mail, Instant queuedAt) {
        var recipient = mail.address().replaceAll("@.*", "").replaceAll("[^\\w.-]", "_");
        var shortened = recipient.substring(0, Math.min(recipient.length(), LONGEST_RECIPIENT));
        return TIME.format(queuedAt) + "-" + mail.kind().key() + "-" + shortened + "-" + mail.id() + ".eml";
    }
}
