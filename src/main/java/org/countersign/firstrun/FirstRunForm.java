package org.countersign.firstrun;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.directory.DirectoryText;
import org.countersign.security.PasswordRules;

/** What was typed on the page. The secret is judged elsewhere, {@link FirstRun}. */
record FirstRunForm(
        String secret,
        String displayName,
        String userPrincipalName,
        String mail,
        String password,
        String passwordAgain) {

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
        if (DirectoryText.objectionToDisplayName(displayName).isPresent()) {
            faults.put(
                    "displayName",
                    "Enter a name in one line of at most 256 characters that does not begin with =, +, - or @.");
        }
        if (DirectoryText.objectionToPrincipalName(userPrincipalName).isPresent()) {
            faults.put("userPrincipalName", "Enter a name of the form grace@contoso.example, without blanks.");
        }
        if (DirectoryText.objectionToMail(mail).isPresent()) {
            faults.put("mail", "Enter one mail address.");
        }
        PasswordRules.objectionTo(password, List.of(displayName, userPrincipalName, mail, secret.strip()))
                .ifPresent(objection -> faults.put("password", objection));
        if (!password.equals(passwordAgain)) {
            faults.put("passwordAgain", "The two passwords differ.");
        }
        return faults;
    }

    @Override
    public String toString() {
        return "FirstRunForm[" + userPrincipalName + "]";
    }
}
