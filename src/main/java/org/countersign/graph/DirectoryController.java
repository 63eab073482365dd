package org.countersign.graph;

import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who there is. Every signed-in user may know. */
@GraphController
class DirectoryController {

    private static final String USERS = "users";
    private static final String GROUPS = "groups";

    private final Directory directory;
    private final Caller caller;

    DirectoryController(Directory directory, Caller caller) {
        this.directory = directory;
        this.caller = caller;
    }

    @GetMapping("/me")
    Entity<UserView> me() {
        return Entity.of(USERS, UserView.of(caller.user()));
    }

    @GetMapping("/users")
    @Serves(Serves.TOP)
    Listing<UserView> users(QueryOptions options) {
        return Listing.of(USERS, directory.users(options.top()).stream().map(UserView::of));
    }

    /** @param id the user's id, or the user principal name */
    @GetMapping("/users/{id}")
    Entity<UserView> user(@PathVariable("id") String id) {
        return Entity.of(USERS, find(id).map(UserView::of).orElseThrow(GraphException::notFound));
    }

    @GetMapping("/groups")
    @Serves(Serves.TOP)
    Listing<GroupView> groups(QueryOptions options) {
        return Listing.of(GROUPS, directory.groups(options.top()).stream().map(GroupView::of));
    }

    @GetMapping("/groups/{id}")
    Entity<GroupView> group(@PathVariable("id") String id) {
        return Entity.of(
                GROUPS,
                directory
                        .findGroup(new GroupId(Ids.inPath(id)))
                        .map(GroupView::of)
                        .orElseThrow(GraphException::notFound));
    }

    private Optional<User> find(String id) {
        return id.contains("@") ? directory.findUserBySignInName(id) : directory.findUser(new UserId(Ids.inPath(id)));
    }
}
