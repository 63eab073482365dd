package org.countersign.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.countersign.settings.SettingFaults;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent.
 *
 * @param from the sender, a name and an address
 * @param publicUrl where people reach the service; none: mails carry no link
 */
@ConfigurationProperties("countersign.mail")
record MailProperties(@DefaultValue("Countersign <countersign@localhost>") String from, @Nullable String publicUrl) {

    /** @throws IllegalArgumentException if the sender is none: better no start than mails that nobody sends */
    MailProperties {
        try {
            new InternetAddress(from, true);
        } catch (AddressException e) {
            new SettingFaults("countersign.mail")
                    .fault(
                            "from",
                            "must be one address, such as Countersign <countersign@contoso.example>, not \"" + from
                                    + "\"")
                    .throwIfAny();
        }
    }

    @Nullable
    String tasklistUrl() {
        return url("/camunda/app/tasklist/");
    }

    /** Where the form opens that asks for a role, filled in with what shall be extended; it asks for nothing by itself. */
    @Nullable
    String extensionUrl(RoleDefinitionId role, Scope scope) {
        return url("/camunda/app/tasklist/default/#/?processStart=role-activation&extend=" + role + "&scope="
                + URLEncoder.encode(scope.path(), StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private @Nullable String url(String path) {
        return publicUrl == null || publicUrl.isBlank()
                ? null
                : publicUrl.strip().replaceAll("/+$", "") + path;
    }
}
