package org.countersign.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** A mail as RFC 5322 wants it: text and HTML, a message id that stays the same at each attempt, one thread a request. */
final class MimeMail extends MimeMessage {

    private static final String DOMAIN = "countersign";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    static {
        // Each part of a mail would look through every jar for it.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final String messageId;

    private MimeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMail of(Mail mail, String from, Instant queuedAt, Session session) throws MessagingException {
        var message = new MimeMail(session, "<" + mail.id() + "@" + DOMAIN + ">");
        var thread = "<" + mail.correlation() + "@" + DOMAIN + ">";
        message.setFrom(sender(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address(), true));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(queuedAt));
        message.setHeader("In-Reply-To", thread);
        message.setHeader("References", thread);
        message.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        var html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    /** A header is ASCII: a name in other letters has to be encoded, which reading it does not do. */
    private static InternetAddress sender(String from) throws MessagingException {
        var address = new InternetAddress(from, true);
        try {
            address.setPersonal(address.getPersonal(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
