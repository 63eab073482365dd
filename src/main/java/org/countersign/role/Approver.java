package org.countersign.role;

import org.countersign.directory.GroupId;
import org.countersign.directory.UserId;

/** Who is named to approve activations of a role. */
public sealed interface Approver {

    /** One user. */
    record OneUser(UserId id) implements Approver {}

    /** Whoever is a member of a group at the moment it matters. */
    record MembersOf(GroupId id) implements Approver {}
}
