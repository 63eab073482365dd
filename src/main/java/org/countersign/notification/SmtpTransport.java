package org.countersign.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Instant;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mails through the server that {@code spring.mail.*} names. */
final class SmtpTransport implements MailTransport {

    private static final String PROTOCOL = "smtp";

    private final JavaMailSenderImpl sender;
    private final String from;

    /** @throws IllegalArgumentException if the sender speaks something else, of which these settings say nothing */
    SmtpTransport(JavaMailSenderImpl sender, String from, SmtpProperties properties) {
        var protocol = sender.getProtocol();
        if (protocol != null && !protocol.equals(PROTOCOL)) {
            throw new IllegalArgumentException(
                    "spring.mail.protocol must be smtp, not " + protocol
                            + ": countersign.mail.smtp.encryption=tls is for a server that is encrypted from the first byte on");
        }
        this.sender = sender;
        this.from = from;
        sender.setProtocol(PROTOCOL);
        sender.getJavaMailProperties().putAll(properties.forJavaMail());
    }

    @Override
    public void send(Mail mail, Instant queuedAt) {
        try {
            sender.send(MimeMail.of(mail, from, queuedAt, sender.getSession()));
        } catch (AddressException e) {
            throw MailNotSent.forGood(e);
        } catch (MessagingException e) {
            throw new MailNotSent(e);
        } catch (MailException e) {
            throw RefusedMailbox.isCauseOf(e) ? MailNotSent.forGood(e) : new MailNotSent(e);
        }
    }
}
