package org.countersign.graph.directory;

import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.Ids;
import org.countersign.query.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who there is. Every signed-in user may know. */
@GraphController
class DirectoryController {

    private static final String USERS = "users";
    private static final String GROUPS = "groups";

    private static final String USUAL = "displayName";

    private final Directory directory;
    private final Listings listings;
    private final Caller caller;

    DirectoryController(Directory directory, Listings listings, Caller caller) {
        this.directory = directory;
        this.listings = listings;
        this.caller = caller;
    }

    @GetMapping("/me")
    @ServesEntity
    Entity<UserView> me(QueryOptions options) {
        return Entity.of(USERS, UserView.of(caller.user()));
    }

    @GetMapping("/users")
    @ServesCollection
    Listing<UserView> users(QueryOptions options) {
        var columns = Directory.USER_COLUMNS;
        return listings.page(
                USERS,
                options,
                USUAL,
                Source.of(directory.users(), Relations.USERS, UserView::of)
                        .sortedBy("displayName", Order.byText(columns.displayName(), User::displayName))
                        .sortedBy(
                                "userPrincipalName",
                                Order.byText(columns.userPrincipalName(), User::userPrincipalName)));
    }

    /** @param id the user's id, or the user principal name */
    @GetMapping("/users/{id}")
    @ServesEntity
    Entity<UserView> user(@PathVariable("id") String id, QueryOptions options) {
        return Entity.of(USERS, find(id).map(UserView::of).orElseThrow(GraphException::notFound));
    }

    @GetMapping("/groups")
    @ServesCollection
    Listing<GroupView> groups(QueryOptions options) {
        return listings.page(
                GROUPS,
                options,
                USUAL,
                Source.of(directory.groups(), Relations.GROUPS, GroupView::of)
                        .sortedBy(
                                "displayName",
                                Order.byText(Directory.GROUP_COLUMNS.displayName(), Group::displayName)));
    }

    @GetMapping("/groups/{id}")
    @ServesEntity
    Entity<GroupView> group(@PathVariable("id") String id, QueryOptions options) {
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
