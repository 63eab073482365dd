package org.countersign.directory;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names may look like. They are shown in pages, mails, logs and spreadsheets, and nowhere evaluated. */
public final class DirectoryText {

    static final int LONGEST = 256;

    private static final Pattern UNREADABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\u200c\\u200d]]");

    /** As in Entra: the short name of up to 64 characters, and a domain. */
    private static final Pattern PRINCIPAL_NAME =
            Pattern.compile("[\\w.!#^~'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final Pattern NICKNAME = Pattern.compile("[\\w.!#^~'-]{1,64}");

    /** Stricter than RFC 5322, on purpose: one address, without names, comments and quotes. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final String FORMULA = "=+-@";

    private DirectoryText() {}

    /** Why a display name will not do. */
    public static Optional<String> objectionToDisplayName(String name) {
        if (name.isBlank()
                || name.length() > LONGEST
                || UNREADABLE.matcher(name).find()) {
            return Optional.of("displayName must be one line of 1 to " + LONGEST + " characters.");
        }
        return FORMULA.indexOf(name.charAt(0)) < 0
                ? Optional.empty()
                : Optional.of(
                        "displayName must not begin with =, +, - or @: a spreadsheet would take it for a formula.");
    }

    /** Why a name to sign in by will not do. */
    public static Optional<String> objectionToPrincipalName(String name) {
        return name.length() <= LONGEST && PRINCIPAL_NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("userPrincipalName must be of the form grace@contoso.example, without blanks.");
    }

    static Optional<String> objectionToNickname(String name) {
        return NICKNAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("mailNickname must be 1 to 64 letters, digits or .!#^~'-_ and have no @.");
    }

    /** Why a mail address will not do. */
    public static Optional<String> objectionToMail(String mail) {
        return mail.length() <= LONGEST && MAIL.matcher(mail).matches()
                ? Optional.empty()
                : Optional.of("mail must be one mail address.");
    }
}
