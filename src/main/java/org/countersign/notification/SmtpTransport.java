package org.countersign.notification;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mails through the server that {@code spring.mail.*} names. */
final class SmtpTransport implements MailTransport {

    private static final String TIMEOUT_MILLIS = "10000";

    private final JavaMailSenderImpl sender;
    private final String from;

    SmtpTransport(JavaMailSenderImpl sender, String from) {
        this.sender = sender;
        this.from = from;
        limitWaiting();
    }

    /** JavaMail waits forever by default, and its settings go by the protocol's name. */
    private void limitWaiting() {
        var settings = sender.getJavaMailProperties();
        for (var protocol : List.of("smtp", "smtps")) {
            for (var wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
                settings.putIfAbsent("mail." + protocol + "." + wait, TIMEOUT_MILLIS);
            }
        }
    }

    @Override
    public void send(Mail mail, Instant queuedAt) {
        try {
            sender.send(MimeMail.of(mail, from, queuedAt, sender.getSession()));
        } catch (MessagingException | MailException e) {
            throw new MailNotSent(e);
        }
    }
}
