package org.countersign.graph.audit;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.function.Function;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditReaders;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.audit.Outcome;
import org.countersign.directory.Directory;
import org.countersign.graph.directory.Relations;
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
import org.countersign.query.Element;
import org.countersign.query.Order;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The audit: all of it for whose active role allows that, one's own part for everybody. */
@GraphController
class DirectoryAuditsController {

    private static final String PATH = "auditLogs/directoryAudits";

    private static final AuditTrail.Columns COLUMNS = AuditTrail.COLUMNS;

    private final AuditTrail trail;
    private final AuditReaders readers;
    private final Directory directory;
    private final Relations relations;
    private final Listings listings;
    private final Caller caller;

    DirectoryAuditsController(
            AuditTrail trail,
            AuditReaders readers,
            Directory directory,
            Relations relations,
            Listings listings,
            Caller caller) {
        this.readers = readers;
        this.relations = relations;
        this.listings = listings;
        this.trail = trail;
        this.directory = directory;
        this.caller = caller;
    }

    @GetMapping(PATH)
    @ServesCollection
    Listing<DirectoryAuditView> list(QueryOptions options) {
        return listings.page(
                PATH,
                options,
                "activityDateTime desc",
                Source.ofPages(trail.events(view()), properties(), this::views)
                        .sortedBy("activityDateTime", Order.byMoment(COLUMNS.occurredAt(), AuditEvent::occurredAt)));
    }

    private Properties properties() {
        return new Properties()
                .with("id", Property.id(COLUMNS.id()))
                .with("category", Property.choice(COLUMNS.activity(), Activity.values(), Activity::category))
                .with("loggedByService", Property.constant(DirectoryAuditView.SERVICE))
                .with("correlationId", Property.id(COLUMNS.correlation()))
                .with("result", Property.choice(COLUMNS.outcome(), Outcome.values(), DirectoryAuditView::resultOf))
                .with("activityDateTime", Property.moment(COLUMNS.occurredAt()))
                .with(
                        "activityDisplayName",
                        Property.choice(COLUMNS.activity(), Activity.values(), Activity::displayName))
                .with("operationType", Property.choice(COLUMNS.activity(), Activity.values(), Activity::operationType))
                .with("initiatedBy/user", relations.user(COLUMNS.actor()))
                .with("targetResources", Property.collection(role(), target()));
    }

    private static Element role() {
        return new Element(
                COLUMNS.role().isNotNull(),
                new Properties()
                        .with("id", Property.id(COLUMNS.role()))
                        .with("displayName", Property.text(COLUMNS.roleName()))
                        .with("type", Property.constant("Role")));
    }

    private static Element target() {
        return new Element(
                COLUMNS.target().isNotNull(),
                new Properties()
                        .with("id", Property.id(COLUMNS.target()))
                        .with("displayName", Property.text(COLUMNS.targetName()))
                        .with("type", Property.text(COLUMNS.targetType())));
    }

    @GetMapping(PATH + "/{id}")
    @ServesEntity
    Entity<DirectoryAuditView> get(@PathVariable("id") String id, QueryOptions options) {
        var event = trail.find(view(), Ids.inPath(id)).orElseThrow(GraphException::notFound);
        return Entity.of(PATH, views(List.of(event)).apply(event));
    }

    private AuditView view() {
        return readers.viewOf(caller.id());
    }

    /** The names of all who stand in a page are looked up at once. */
    private Function<AuditEvent, DirectoryAuditView> views(List<AuditEvent> page) {
        var names = directory.principalNames(
                page.stream().flatMap(AuditEvent::users).collect(toSet()));
        return event -> DirectoryAuditView.of(event, names::get);
    }
}
