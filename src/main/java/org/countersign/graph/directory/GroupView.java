package org.countersign.graph.directory;

import java.util.List;
import java.util.UUID;
import org.countersign.directory.Group;
import org.countersign.directory.GroupType;

/** A group as it is answered. */
record GroupView(UUID id, String displayName, List<String> groupTypes, boolean mailEnabled, boolean securityEnabled) {

    static GroupView of(Group group) {
        var unified = group.type() == GroupType.MICROSOFT_365;
        return new GroupView(
                group.id().value(), group.displayName(), unified ? List.of("Unified") : List.of(), unified, !unified);
    }
}
