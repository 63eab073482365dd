package org.countersign.directory;

import java.util.UUID;

/** Who can be given a role: a user, or a group for whoever is in it. Ids of the two never coincide. */
public sealed interface PrincipalId permits UserId, GroupId {

    UUID value();
}
