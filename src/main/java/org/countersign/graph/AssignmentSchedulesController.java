package org.countersign.graph;

import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.assignment.Held;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.PrincipalId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who holds which role now. A schedule and its one instance have one id. */
@GraphController
class AssignmentSchedulesController {

    private static final String INSTANCES = "roleManagement/directory/roleAssignmentScheduleInstances";
    private static final String SCHEDULES = "roleManagement/directory/roleAssignmentSchedules";
    private static final String OF_CURRENT_USER = "/filterByCurrentUser(on='{on}')";

    private final ReadableAssignments assignments;
    private final Expansions expansions;
    private final Caller caller;

    AssignmentSchedulesController(ReadableAssignments assignments, Expansions expansions, Caller caller) {
        this.assignments = assignments;
        this.expansions = expansions;
        this.caller = caller;
    }

    @GetMapping(INSTANCES)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<AssignmentInstanceView> instances(QueryOptions options) {
        return instances(assignments.list(options.top()), Held::principal, options);
    }

    @GetMapping(INSTANCES + OF_CURRENT_USER)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<AssignmentInstanceView> ownInstances(@PathVariable("on") String on, QueryOptions options) {
        Whose.requirePrincipal(on);
        return instances(assignments.own(options.top()), held -> caller.id(), options);
    }

    @GetMapping(INSTANCES + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<AssignmentInstanceView> instance(@PathVariable("id") String id, QueryOptions options) {
        var found = assignments.get(Ids.inPath(id));
        return Entity.of(INSTANCES, AssignmentInstanceView.of(found, found.principal(), expansions.of(options)));
    }

    @GetMapping(SCHEDULES)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleView> schedules(QueryOptions options) {
        return schedules(assignments.list(options.top()), Held::principal, options);
    }

    @GetMapping(SCHEDULES + OF_CURRENT_USER)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleView> ownSchedules(@PathVariable("on") String on, QueryOptions options) {
        Whose.requirePrincipal(on);
        return schedules(assignments.own(options.top()), held -> caller.id(), options);
    }

    @GetMapping(SCHEDULES + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<ScheduleView> schedule(@PathVariable("id") String id, QueryOptions options) {
        var found = assignments.get(Ids.inPath(id));
        return Entity.of(SCHEDULES, ScheduleView.of(found, found.principal(), expansions.of(options)));
    }

    private Listing<AssignmentInstanceView> instances(
            Stream<RoleAssignment> found, Function<Held, PrincipalId> as, QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(INSTANCES, found.map(one -> AssignmentInstanceView.of(one, as.apply(one), expansion)));
    }

    private Listing<ScheduleView> schedules(
            Stream<RoleAssignment> found, Function<Held, PrincipalId> as, QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(SCHEDULES, found.map(one -> ScheduleView.of(one, as.apply(one), expansion)));
    }
}
