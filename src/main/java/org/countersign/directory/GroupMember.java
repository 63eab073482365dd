package org.countersign.directory;

import java.util.UUID;

/** What a group holds directly: a user, or another group. */
public sealed interface GroupMember {

    /** The id of either. */
    UUID value();

    /** A user. */
    record OfUser(UserId id) implements GroupMember {
        @Override
        public UUID value() {
            return id.value();
        }
    }

    /** A nested group. */
    record OfGroup(GroupId id) implements GroupMember {
        @Override
        public UUID value() {
            return id.value();
        }
    }
}
