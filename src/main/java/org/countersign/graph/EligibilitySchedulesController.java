package org.countersign.graph;

import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.Held;
import org.countersign.directory.PrincipalId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who may activate which role now. A schedule and its one instance have one id. */
@GraphController
class EligibilitySchedulesController {

    private static final String INSTANCES = "roleManagement/directory/roleEligibilityScheduleInstances";
    private static final String SCHEDULES = "roleManagement/directory/roleEligibilitySchedules";
    private static final String OF_CURRENT_USER = "/filterByCurrentUser(on='{on}')";

    private final ReadableEligibilities eligibilities;
    private final Expansions expansions;
    private final Caller caller;

    EligibilitySchedulesController(ReadableEligibilities eligibilities, Expansions expansions, Caller caller) {
        this.eligibilities = eligibilities;
        this.expansions = expansions;
        this.caller = caller;
    }

    @GetMapping(INSTANCES)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<EligibilityInstanceView> instances(QueryOptions options) {
        return instances(eligibilities.list(options.top()), Held::principal, options);
    }

    @GetMapping(INSTANCES + OF_CURRENT_USER)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<EligibilityInstanceView> ownInstances(@PathVariable("on") String on, QueryOptions options) {
        Whose.requirePrincipal(on);
        return instances(eligibilities.own(options.top()), held -> caller.id(), options);
    }

    @GetMapping(INSTANCES + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<EligibilityInstanceView> instance(@PathVariable("id") String id, QueryOptions options) {
        var found = eligibilities.get(Ids.inPath(id));
        return Entity.of(INSTANCES, EligibilityInstanceView.of(found, found.principal(), expansions.of(options)));
    }

    @GetMapping(SCHEDULES)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleView> schedules(QueryOptions options) {
        return schedules(eligibilities.list(options.top()), Held::principal, options);
    }

    @GetMapping(SCHEDULES + OF_CURRENT_USER)
    @Serves({Serves.TOP, Serves.EXPAND})
    Listing<ScheduleView> ownSchedules(@PathVariable("on") String on, QueryOptions options) {
        Whose.requirePrincipal(on);
        return schedules(eligibilities.own(options.top()), held -> caller.id(), options);
    }

    @GetMapping(SCHEDULES + "/{id}")
    @Serves(Serves.EXPAND)
    Entity<ScheduleView> schedule(@PathVariable("id") String id, QueryOptions options) {
        var found = eligibilities.get(Ids.inPath(id));
        return Entity.of(SCHEDULES, ScheduleView.of(found, found.principal(), expansions.of(options)));
    }

    private Listing<EligibilityInstanceView> instances(
            Stream<Eligibility> found, Function<Held, PrincipalId> as, QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(INSTANCES, found.map(one -> EligibilityInstanceView.of(one, as.apply(one), expansion)));
    }

    private Listing<ScheduleView> schedules(
            Stream<Eligibility> found, Function<Held, PrincipalId> as, QueryOptions options) {
        var expansion = expansions.of(options);
        return Listing.of(SCHEDULES, found.map(one -> ScheduleView.of(one, as.apply(one), expansion)));
    }
}
