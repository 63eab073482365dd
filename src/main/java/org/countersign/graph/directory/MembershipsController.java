package org.countersign.graph.directory;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.Ids;
import org.countersign.query.Order;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who is in which group, and what an id stands for. Every signed-in user may know. */
@GraphController
class MembershipsController {

    private static final String OBJECTS = "directoryObjects";

    private final Memberships memberships;
    private final Directory directory;
    private final DirectoryObjects objects;
    private final Listings listings;

    MembershipsController(Memberships memberships, Directory directory, DirectoryObjects objects, Listings listings) {
        this.memberships = memberships;
        this.directory = directory;
        this.objects = objects;
        this.listings = listings;
    }

    /** A user or a group. */
    @GetMapping(OBJECTS + "/{id}")
    Entity<MemberView> object(@PathVariable("id") String id) {
        return Entity.of(OBJECTS, objects.object(Ids.inPath(id)));
    }

    @GetMapping("/groups/{id}/members")
    @ServesCollection
    Listing<MemberView> members(@PathVariable("id") String id, QueryOptions options) {
        var group = objects.group(id).id();
        return listing(memberships.usersIn(group), memberships.groupsIn(group), options);
    }

    /** Those in nested groups too. */
    @GetMapping("/groups/{id}/transitiveMembers")
    @ServesCollection
    Listing<MemberView> transitiveMembers(@PathVariable("id") String id, QueryOptions options) {
        var group = objects.group(id).id();
        return listing(memberships.allUsersIn(group), memberships.allGroupsIn(group), options);
    }

    @GetMapping("/users/{id}/memberOf")
    @ServesCollection
    Listing<MemberView> memberOf(@PathVariable("id") String id, QueryOptions options) {
        return listing(List.of(), memberships.directGroupsOf(objects.user(id).id()), options);
    }

    /** In the order of ids: of names, databases and this service may think differently. */
    private Listing<MemberView> listing(Collection<User> users, Collection<Group> groups, QueryOptions options) {
        var userId = Directory.USER_COLUMNS.id();
        var groupId = Directory.GROUP_COLUMNS.id();
        var found = directory
                .users()
                .where(userId.in(users.stream().map(user -> user.id().value()).toList()));
        var foundGroups = directory
                .groups()
                .where(groupId.in(
                        groups.stream().map(group -> group.id().value()).toList()));
        return listings.page(
                OBJECTS,
                options,
                "id",
                List.of(
                        Source.of(found, Relations.USERS, MemberView::of)
                                .sortedBy("id", Order.byText(text(userId), user -> user.id()
                                        .toString())),
                        Source.of(foundGroups, Relations.GROUPS, MemberView::of)
                                .sortedBy("id", Order.byText(text(groupId), group -> group.id()
                                        .toString()))));
    }

    private static Field<String> text(Field<UUID> id) {
        return DSL.lower(id.cast(SQLDataType.VARCHAR(36)));
    }
}
