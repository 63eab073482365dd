package org.countersign.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Check;
import org.countersign.doctor.Finding;
import org.countersign.doctor.Level;
import org.countersign.notification.SmtpProperties.Encryption;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** Whether the mail server takes a call as mails would make it, up to the greeting and the sign-in. No mail is sent. */
class MailServerCheck implements Check {

    private final ObjectProvider<JavaMailSenderImpl> sender;
    private final MailProperties mail;
    private final SmtpProperties smtp;

    MailServerCheck(ObjectProvider<JavaMailSenderImpl> sender, MailProperties mail, SmtpProperties smtp) {
        this.sender = sender;
        this.mail = mail;
        this.smtp = smtp;
    }

    @Override
    public Area area() {
        return Area.MAIL;
    }

    @Override
    public List<Finding> look() {
        var server = sender.getIfAvailable();
        if (server == null || !StringUtils.hasText(server.getHost())) {
            return List.of(Finding.warn(
                    "No mail server is named: mails are files in the data folder, which nobody reads",
                    "Set SPRING_MAIL_HOST: docs/notifications.md"));
        }
        var called = call(server);
        return smtp.encryption() == Encryption.NONE && called.level() != Level.FAULT
                ? List.of(
                        called,
                        Finding.warn(
                                "Mails go to " + server.getHost() + " without encryption",
                                "Set COUNTERSIGN_MAIL_SMTP_ENCRYPTION to starttls, unless the server is on this machine"))
                : List.of(called);
    }

    private Finding call(JavaMailSenderImpl server) {
        new SmtpTransport(server, mail.from(), smtp);
        try {
            server.testConnection();
            return Finding.ok("The mail server " + server.getHost() + " answers, encryption: " + smtp.encryption());
        } catch (AuthenticationFailedException e) {
            return Finding.fault(
                    "The mail server " + server.getHost() + " refuses name or password",
                    "Correct SPRING_MAIL_USERNAME and SPRING_MAIL_PASSWORD");
        } catch (MessagingException e) {
            return Finding.fault(
                    "The mail server " + server.getHost() + " cannot be used: "
                            + MailNotSent.reason(new MailNotSent(e)),
                    "Look at SPRING_MAIL_HOST, SPRING_MAIL_PORT and COUNTERSIGN_MAIL_SMTP_ENCRYPTION, and whether it runs");
        }
    }
}
