package org.countersign.graph.schedule;

import java.util.ArrayList;
import java.util.Locale;
import org.countersign.activation.ScheduledActivations;
import org.countersign.assignment.HeldColumns;
import org.countersign.assignment.Holding;
import org.countersign.assignment.Overview;
import org.countersign.assignment.Tab;
import org.countersign.directory.UserId;
import org.countersign.graph.directory.Relations;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.Ids;
import org.countersign.query.Order;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The three views of Entra PIM, of a role or of a user: eligible, active, expired. Whoever may read all assignments sees
 * everybody's, everybody else his own. Graph has no such thing.
 */
@GraphController
class OverviewController {

    private static final String PATH = "roleManagement/directory/roleOverview";

    private static final HeldColumns SCHEDULED = ScheduledActivations.COLUMNS;

    private final Overview overview;
    private final ScheduledActivations scheduled;
    private final Relations relations;
    private final Listings listings;
    private final Expansions expansions;
    private final Caller caller;

    OverviewController(
            Overview overview,
            ScheduledActivations scheduled,
            Relations relations,
            Listings listings,
            Expansions expansions,
            Caller caller) {
        this.overview = overview;
        this.scheduled = scheduled;
        this.relations = relations;
        this.listings = listings;
        this.expansions = expansions;
        this.caller = caller;
    }

    /**
     * @param tab {@code eligible}, {@code active} or {@code expired}
     * @param principal whose, be it through a group; none: anybody's
     */
    @GetMapping(PATH + "/{tab}")
    @ServesCollection
    @Expands({Expands.ROLE_DEFINITION, Expands.PRINCIPAL})
    Listing<HoldingView> page(
            @PathVariable("tab") String tab,
            @RequestParam(name = "roleDefinitionId", required = false) @Nullable String role,
            @RequestParam(name = "principalId", required = false) @Nullable String principal,
            QueryOptions options) {
        var expansion = expansions.of(options);
        var user = userOf(principal);
        var wanted = tabOf(tab);
        var sources = new ArrayList<Source<?, HoldingView>>();
        sources.add(
                given(overview.lines(wanted).where(isOf(role, Overview.COLUMNS)).where(isOf(user)), expansion));
        if (wanted == Tab.ACTIVE) {
            sources.add(begunLater(
                    scheduled.holdings().where(isOf(role, SCHEDULED)).where(isRequestedBy(user)), expansion));
        }
        return listings.page(PATH, options, "endDateTime", sources);
    }

    private Source<Holding, HoldingView> given(Rows<Holding> rows, Expansion expansion) {
        return source(
                rows, Overview.COLUMNS, Property.text(DSL.coalesce(Overview.TYPE, HoldingView.ELIGIBLE)), expansion);
    }

    private Source<Holding, HoldingView> begunLater(Rows<Holding> rows, Expansion expansion) {
        return source(rows, SCHEDULED, Property.constant("Activated"), expansion);
    }

    private Source<Holding, HoldingView> source(
            Rows<Holding> rows, HeldColumns columns, Property type, Expansion expansion) {
        var properties = new Properties()
                .with("id", Property.id(columns.id()))
                .with("assignmentType", type)
                .with("principalId", Property.id(columns.principal()))
                .with("principal", relations.principal(columns.principal()))
                .with("roleDefinitionId", Property.id(columns.role()))
                .with("roleDefinition", relations.role(columns.role()))
                .with("directoryScopeId", Property.text(columns.scope()))
                .with("startDateTime", Property.moment(columns.start()))
                .with("endDateTime", Property.moment(columns.end()));
        return Source.of(rows, properties, (Holding holding) -> HoldingView.of(holding, expansion))
                .sortedBy("startDateTime", Order.byMoment(columns.start(), Holding::start))
                .sortedBy("endDateTime", Order.byEnd(columns.end(), Holding::end));
    }

    private static Condition isOf(@Nullable String role, HeldColumns columns) {
        return role == null ? DSL.noCondition() : columns.role().eq(Ids.inBody("roleDefinitionId", role));
    }

    private static Condition isRequestedBy(@Nullable UserId user) {
        return user == null ? DSL.noCondition() : SCHEDULED.principal().eq(user.value());
    }

    private Condition isOf(@Nullable UserId user) {
        return user == null ? DSL.noCondition() : overview.isOf(user);
    }

    /** Whose lines: who may read all may name anybody or nobody, everybody else means himself. */
    private @Nullable UserId userOf(@Nullable String principal) {
        var named = principal == null ? null : new UserId(Ids.inBody("principalId", principal));
        if (caller.mayReadAssignments()) {
            return named;
        }
        if (named != null && !caller.is(named)) {
            throw GraphException.notFound();
        }
        return caller.id();
    }

    private static Tab tabOf(String tab) {
        return switch (tab.toLowerCase(Locale.ROOT)) {
            case "eligible" -> Tab.ELIGIBLE;
            case "active" -> Tab.ACTIVE;
            case "expired" -> Tab.EXPIRED;
            default -> throw GraphException.notFound();
        };
    }
}
