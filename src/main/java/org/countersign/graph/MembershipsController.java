package org.countersign.graph;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.directory.Group;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who is in which group. Every signed-in user may know. */
@GraphController
class MembershipsController {

    private static final String OBJECTS = "directoryObjects";

    private final Memberships memberships;
    private final DirectoryObjects objects;

    MembershipsController(Memberships memberships, DirectoryObjects objects) {
        this.memberships = memberships;
        this.objects = objects;
    }

    @GetMapping("/groups/{id}/members")
    @Serves(Serves.TOP)
    Listing<MemberView> members(@PathVariable("id") String id, QueryOptions options) {
        var group = objects.group(id).id();
        return listing(memberships.usersIn(group), memberships.groupsIn(group), options);
    }

    /** Those in nested groups too. */
    @GetMapping("/groups/{id}/transitiveMembers")
    @Serves(Serves.TOP)
    Listing<MemberView> transitiveMembers(@PathVariable("id") String id, QueryOptions options) {
        var group = objects.group(id).id();
        return listing(memberships.allUsersIn(group), memberships.allGroupsIn(group), options);
    }

    @GetMapping("/users/{id}/memberOf")
    @Serves(Serves.TOP)
    Listing<MemberView> memberOf(@PathVariable("id") String id, QueryOptions options) {
        return listing(List.of(), memberships.directGroupsOf(objects.user(id).id()), options);
    }

    private static Listing<MemberView> listing(List<User> users, List<Group> groups, QueryOptions options) {
        return Listing.of(
                OBJECTS,
                Stream.concat(
                                groups.stream().map(MemberView::of),
                                users.stream().map(MemberView::of))
                        .limit(options.top()));
    }
}
