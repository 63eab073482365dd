package org.countersign.notification;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Tells whether a server refused a mail because nobody has that address, and nobody will. */
final class RefusedMailbox {

    /** What a server answers of a mailbox that it does not know (RFC 5321, section 4.2.3). */
    private static final Set<Integer> OF_MAILBOXES = Set.of(550, 551, 553);

    /** A policy (RFC 3463, section 3.8), such as that it relays for nobody who has not signed in: that gets mended. */
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d");

    private RefusedMailbox() {}

    static boolean isCauseOf(MailException failure) {
        return failure instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions())
                        .flatMap(RefusedMailbox::chain)
                        .anyMatch(RefusedMailbox::isRefusal);
    }

    /** JavaMail chains what it met, apart from causes. */
    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(
                first,
                one -> one != null,
                one -> one instanceof MessagingException messaging ? messaging.getNextException() : null);
    }

    private static boolean isRefusal(Exception failure) {
        return failure instanceof SMTPAddressFailedException refused
                && OF_MAILBOXES.contains(refused.getReturnCode())
                && !POLICY.matcher(MailNotSent.reason(refused)).find();
    }
}
