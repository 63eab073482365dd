package org.countersign.graph.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.countersign.directory.Group;
import org.countersign.directory.User;
import org.jspecify.annotations.Nullable;

/** Whose role it is, as it is put in beside the id. */
public record PrincipalView(
        @JsonProperty("@odata.type") String type,
        UUID id,
        String displayName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String userPrincipalName,
        @Nullable String mail) {

    static PrincipalView of(Group group) {
        return new PrincipalView("#microsoft.graph.group", group.id().value(), group.displayName(), null, null);
    }

    static PrincipalView of(User user) {
        return new PrincipalView(
                "#microsoft.graph.user", user.id().value(), user.displayName(), user.userPrincipalName(), user.mail());
    }
}
