package org.countersign.graph.directory;

import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Ids;
import org.springframework.stereotype.Component;

/** What the ids and names in the directory's paths and bodies refer to. Every signed-in user may know. */
@Component
public class DirectoryObjects {

    private final Directory directory;

    DirectoryObjects(Directory directory) {
        this.directory = directory;
    }

    /** @param name the user's id, or the user principal name */
    public User user(String name) {
        var user = name.contains("@")
                ? directory.findUserBySignInName(name)
                : directory.findUser(new UserId(Ids.inPath(name)));
        return user.orElseThrow(GraphException::notFound);
    }

    Group group(String id) {
        return directory.findGroup(new GroupId(Ids.inPath(id))).orElseThrow(GraphException::notFound);
    }

    /** A user or a group. */
    PrincipalId member(UUID id) {
        var user = directory.findUser(new UserId(id)).<PrincipalId>map(User::id);
        return user.or(() -> directory.findGroup(new GroupId(id)).map(Group::id))
                .orElseThrow(GraphException::notFound);
    }

    /** A user or a group, as it is answered. */
    MemberView object(UUID id) {
        var user = directory.findUser(new UserId(id)).map(MemberView::of);
        return user.or(() -> directory.findGroup(new GroupId(id)).map(MemberView::of))
                .orElseThrow(GraphException::notFound);
    }
}
