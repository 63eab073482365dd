package org.countersign.graph.schedule;

import static org.mockito.Mockito.mock;

import java.util.stream.Stream;
import org.countersign.graph.Api;
import org.countersign.graph.directory.DirectoryParts;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.ODataParts;
import org.countersign.graph.wire.WireParts;

/** The routes about roles and who holds them, over rooms that are played. */
public final class ScheduleParts {

    private final Expansions expansions;
    private final Listings listings;
    private final RoleDefinitionsController roles;
    private final ReadableAssignments assignments;
    private final ReadableScheduled scheduled;
    private final ReadableEligibilities eligibilities;

    public ScheduleParts(Api api, WireParts wire, ODataParts odata, DirectoryParts directory) {
        expansions = new Expansions(api.directory, api.roles, mock(), api.eligibilities);
        listings = odata.listings();
        roles = new RoleDefinitionsController(api.roles, listings);
        assignments = new ReadableAssignments(api.assignments, directory.relations(), wire.caller());
        scheduled = new ReadableScheduled(api.scheduled, directory.relations(), wire.caller());
        eligibilities = new ReadableEligibilities(api.eligibilities, directory.relations(), wire.caller());
    }

    public Expansions expansions() {
        return expansions;
    }

    public Stream<Object> controllers() {
        return Stream.of(
                roles,
                new AssignmentInstancesController(assignments, listings, expansions),
                new AssignmentSchedulesController(assignments, scheduled, listings, expansions),
                new EligibilityInstancesController(eligibilities, listings, expansions),
                new EligibilitySchedulesController(eligibilities, listings, expansions));
    }
}
