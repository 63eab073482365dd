package org.countersign.firstrun;

import static java.util.Objects.requireNonNullElse;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.security.PasswordRules;

/** What was typed on the page. The secret is judged elsewhere, {@link FirstRun}. */
record FirstRunForm(
        String secret,
        String displayName,
        String userPrincipalName,
        String mail,
        String password,
        String passwordAgain) {

    private static final int LONGEST = 256;

    /** As in Entra: the short name of up to 64 characters, and a domain. */
    private static final Pattern PRINCIPAL_NAME =
            Pattern.compile("[\\w.!#^~'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    FirstRunForm {
        secret = requireNonNullElse(secret, "");
        displayName = requireNonNullElse(displayName, "").strip();
        userPrincipalName = requireNonNullElse(userPrincipalName, "").strip();
        mail = requireNonNullElse(mail, "").strip();
        password = requireNonNullElse(password, "");
        passwordAgain = requireNonNullElse(passwordAgain, "");
    }

    static FirstRunForm empty() {
        return new FirstRunForm("", "", "", "", "", "");
    }

    CreateFirstAdministrator order() {
        return new CreateFirstAdministrator(displayName, userPrincipalName, mail, password);
    }

    /** What is wrong with it, each fault under its field's name, in a sentence. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        if (!isOneLine(displayName)) {
            faults.put("displayName", "Enter a name in one line of at most " + LONGEST + " characters.");
        }
        if (userPrincipalName.length() > LONGEST
                || !PRINCIPAL_NAME.matcher(userPrincipalName).matches()) {
            faults.put("userPrincipalName", "Enter a name of the form grace@contoso.example, without blanks.");
        }
        if (!isMailAddress()) {
            faults.put("mail", "Enter one mail address.");
        }
        PasswordRules.objectionTo(password, List.of(displayName, userPrincipalName, mail, secret.strip()))
                .ifPresent(objection -> faults.put("password", objection));
        if (!password.equals(passwordAgain)) {
            faults.put("passwordAgain", "The two passwords differ.");
        }
        return faults;
    }

    private boolean isMailAddress() {
        try {
            return isOneLine(mail) && mail.contains("@") && mail.equals(new InternetAddress(mail, true).getAddress());
        } catch (AddressException e) {
            return false;
        }
    }

    private static boolean isOneLine(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "FirstRunForm[" + userPrincipalName + "]";
    }
}
