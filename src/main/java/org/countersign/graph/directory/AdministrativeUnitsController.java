package org.countersign.graph.directory;

import java.util.Objects;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.directory.AdministrativeUnit;
import org.countersign.directory.AdministrativeUnitChanges;
import org.countersign.directory.AdministrativeUnitId;
import org.countersign.directory.AdministrativeUnits;
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
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Ids;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.query.Order;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The parts of the organisation. Every signed-in user may know; administrators keep them. */
@GraphController
class AdministrativeUnitsController {

    private static final String PATH = "directory/administrativeUnits";
    private static final String ONE = PATH + "/{id}";

    private final AdministrativeUnits units;
    private final AdministrativeUnitChanges changes;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Listings listings;
    private final Caller caller;

    AdministrativeUnitsController(
            AdministrativeUnits units,
            AdministrativeUnitChanges changes,
            GraphJson json,
            RejectedAttempts attempts,
            Listings listings,
            Caller caller) {
        this.units = units;
        this.changes = changes;
        this.json = json;
        this.attempts = attempts;
        this.listings = listings;
        this.caller = caller;
    }

    @GetMapping(PATH)
    @ServesCollection
    Listing<AdministrativeUnitView> list(QueryOptions options) {
        var rows = units.all();
        var properties = new Properties()
                .with("id", Property.id(rows.id()))
                .with("displayName", Property.text(AdministrativeUnits.DISPLAY_NAME));
        return listings.page(
                PATH,
                options,
                "displayName",
                Source.of(rows, properties, AdministrativeUnitView::of)
                        .sortedBy(
                                "displayName",
                                Order.byText(AdministrativeUnits.DISPLAY_NAME, AdministrativeUnit::displayName)));
    }

    @GetMapping(ONE)
    @ServesEntity
    Entity<AdministrativeUnitView> get(@PathVariable("id") String id, QueryOptions options) {
        return Entity.of(PATH, AdministrativeUnitView.of(find(id)));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(AdministrativeUnitBody.class)
    ResponseEntity<Entity<AdministrativeUnitView>> create(@RequestBody(required = false) byte @Nullable [] bytes) {
        var unit = attempts.watch(Attempt.DIRECTORY, null, () -> {
            var name = json.read(bytes, AdministrativeUnitBody.class).displayName();
            return changes.create(Objects.requireNonNullElse(name, ""), caller.id());
        });
        return Entity.created(PATH, unit.id(), AdministrativeUnitView.of(unit));
    }

    @PatchMapping(path = ONE, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(AdministrativeUnitBody.class)
    ResponseEntity<Void> change(@PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        var unit = find(id);
        return attempts.watch(Attempt.DIRECTORY, unit.id().value(), null, () -> {
            var name = json.read(bytes, AdministrativeUnitBody.class).displayName();
            changes.rename(unit, name == null ? unit.displayName() : name, caller.id());
            return ResponseEntity.noContent().build();
        });
    }

    @DeleteMapping(ONE)
    ResponseEntity<Void> delete(@PathVariable("id") String id) {
        throw GraphException.notServed("Administrative units are never deleted: roles and the audit refer to them.");
    }

    private AdministrativeUnit find(String id) {
        return units.find(new AdministrativeUnitId(Ids.inPath(id))).orElseThrow(GraphException::notFound);
    }
}
