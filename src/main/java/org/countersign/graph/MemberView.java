package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.countersign.directory.Group;
import org.countersign.directory.User;

/** A user or a group in a list of both. */
record MemberView(@JsonProperty("@odata.type") String type, @JsonUnwrapped Object value) {

    static MemberView of(User user) {
        return new MemberView("#microsoft.graph.user", UserView.of(user));
    }

    static MemberView of(Group group) {
        return new MemberView("#microsoft.graph.group", GroupView.of(group));
    }
}
