package org.countersign.graph.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.Group;
import org.countersign.directory.User;
import org.jspecify.annotations.Nullable;

/** A user or a group where both are answered; what the one kind does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberView(
        @JsonProperty("@odata.type") String type,
        UUID id,
        String displayName,
        @Nullable String userPrincipalName,
        @Nullable String mailNickname,
        @Nullable String mail,
        @Nullable String userType,
        @Nullable Boolean accountEnabled,
        @Nullable List<String> groupTypes,
        @Nullable Boolean mailEnabled,
        @Nullable Boolean securityEnabled) {

    static MemberView of(User one) {
        var user = UserView.of(one);
        return new MemberView(
                "#microsoft.graph.user",
                user.id(),
                user.displayName(),
                user.userPrincipalName(),
                user.mailNickname(),
                user.mail(),
                user.userType(),
                user.accountEnabled(),
                null,
                null,
                null);
    }

    static MemberView of(Group one) {
        var group = GroupView.of(one);
        return new MemberView(
                "#microsoft.graph.group",
                group.id(),
                group.displayName(),
                null,
                null,
                null,
                null,
                null,
                group.groupTypes(),
                group.mailEnabled(),
                group.securityEnabled());
    }
}
