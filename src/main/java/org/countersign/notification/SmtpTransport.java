package org.countersign.notification;

import jakarta.mail.MessagingException;
import java.time.Instant;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mails through the server that {@code spring.mail.*} names. */
final class SmtpTransport implements MailTransport {

    private final JavaMailSenderImpl sender;
    private final String from;

    SmtpTransport(JavaMailSenderImpl sender, String from) {
        this.sender = sender;
        this.from = from;
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
