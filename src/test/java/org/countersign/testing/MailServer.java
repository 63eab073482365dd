package org.countersign.testing;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.util.List;
import java.util.stream.Stream;

/** A real mail server, which lives on when a node dies. */
public final class MailServer implements AutoCloseable {

    private final GreenMail server = Servers.mail();

    public MailServer() {
        server.start();
    }

    /** What leads a node here. */
    public List<String> arguments() {
        return List.of(
                "--countersign.mail.smtp.encryption=none",
                // Each mail is counted, so none is folded.
                "--countersign.mail.burst.limit=1000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort());
    }

    /** The message ids of all that came, one for each time that it came. */
    public List<String> messageIds() {
        return received().map(mail -> header(mail, "Message-ID")).toList();
    }

    /** How many different mails came about a request. */
    public long countAbout(String request) {
        return received()
                .filter(mail -> header(mail, "In-Reply-To").contains(request))
                .map(mail -> header(mail, "Message-ID"))
                .distinct()
                .count();
    }

    /** How many different mails came with such a subject. */
    public long countOf(String subject) {
        return received()
                .filter(mail -> header(mail, "Subject").contains(subject))
                .map(mail -> header(mail, "Message-ID"))
                .distinct()
                .count();
    }

    private Stream<MimeMessage> received() {
        return Stream.of(server.getReceivedMessages());
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return MimeUtility.unfold(String.join("", mail.getHeader(name)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
