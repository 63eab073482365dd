package org.countersign.role;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which mail goes to one kind of recipient about one event.
 *
 * @param criticalOnly whether only that is mailed which needs somebody to act
 * @param defaultRecipients whether those are mailed whom the event concerns
 * @param additionalRecipients mail addresses that are mailed as well, at most {@value #MOST_ADDITIONAL}
 */
public record NotificationRule(boolean criticalOnly, boolean defaultRecipients, List<String> additionalRecipients) {

    static final int MOST_ADDITIONAL = 1000;
    static final int LONGEST_ADDRESS = 256;

    /** Everything, to those whom it concerns. */
    public static final NotificationRule DEFAULT = new NotificationRule(false, true, List.of());

    public NotificationRule {
        additionalRecipients =
                additionalRecipients.stream().map(String::strip).distinct().toList();
    }

    /** @param what which rule, as its sentences end: {@code admins about activations} */
    Stream<String> faults(String what) {
        if (additionalRecipients.size() > MOST_ADDITIONAL) {
            return Stream.of(
                    "There may be at most " + MOST_ADDITIONAL + " additional recipients of mail to " + what + ".");
        }
        return additionalRecipients.stream()
                .filter(address -> !isAddress(address))
                .map(address -> "An additional recipient of mail to " + what + " is no mail address: "
                        + address.substring(0, Math.min(address.length(), 64)));
    }

    /** One plain address: no name beside it, and nothing that a header would take for more. */
    private static boolean isAddress(String text) {
        if (text.length() > LONGEST_ADDRESS || text.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            var address = new InternetAddress(text, true);
            return text.equals(address.getAddress()) && text.contains("@") && !address.isGroup();
        } catch (AddressException e) {
            return false;
        }
    }
}
