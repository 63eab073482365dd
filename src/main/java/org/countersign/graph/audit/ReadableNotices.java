package org.countersign.graph.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.activation.Activations;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.Extensions;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.graph.directory.Relations;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.Caller;
import org.countersign.notification.Deliveries;
import org.countersign.notification.Delivery;
import org.countersign.notification.DeliveryStatus;
import org.countersign.notification.NoticeKind;
import org.countersign.query.Order;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The notices that the caller may read: those to him and about his requests; all, if he may read the whole audit. */
@Component
class ReadableNotices {

    private static final Deliveries.Columns COLUMNS = Deliveries.COLUMNS;

    private final Deliveries deliveries;
    private final Activations activations;
    private final Extensions extensions;
    private final Directory directory;
    private final Relations relations;
    private final Caller caller;

    ReadableNotices(
            Deliveries deliveries,
            Activations activations,
            Extensions extensions,
            Directory directory,
            Relations relations,
            Caller caller) {
        this.deliveries = deliveries;
        this.activations = activations;
        this.extensions = extensions;
        this.directory = directory;
        this.relations = relations;
        this.caller = caller;
    }

    Source<Delivery, NoticeView> all() {
        var shown = shown();
        return Source.of(rows(), properties(), delivery -> view(shown.apply(delivery)))
                .sortedBy("queuedDateTime", Order.byMoment(COLUMNS.queuedAt(), Delivery::queuedAt));
    }

    /** The notice of that id, if there is one that he may read. */
    Optional<NoticeView> find(UUID id) {
        return rows().find(id).map(shown()).map(this::view);
    }

    private Rows<Delivery> rows() {
        return caller.mayReadAudit() ? deliveries.all() : deliveries.all().where(concernsHim());
    }

    private UnaryOperator<Delivery> shown() {
        return caller.mayReadAudit() ? delivery -> delivery : Delivery::withoutReason;
    }

    private Condition concernsHim() {
        var him = caller.id().value();
        var ownExtensions = Extensions.COLUMNS.principal().eq(him);
        var about = Stream.concat(
                Stream.of(activations
                        .all()
                        .where(Activations.COLUMNS.principal().eq(him))
                        .ids()),
                Stream.of(AssignmentKind.values())
                        .map(kind -> extensions.all(kind).where(ownExtensions).ids()));
        return COLUMNS.recipient()
                .eq(him)
                .or(DSL.or(about.map(ids -> COLUMNS.correlation().in(ids)).toList()));
    }

    private Properties properties() {
        return new Properties()
                .with("id", Property.id(COLUMNS.id()))
                .with("kind", Property.choice(COLUMNS.kind(), NoticeKind.values(), NoticeKind::key))
                .with("correlationId", Property.id(COLUMNS.correlation()))
                .with("recipient", relations.user(COLUMNS.recipient()))
                .with("address", Property.text(COLUMNS.address()))
                .with("status", Property.choice(COLUMNS.status(), DeliveryStatus.values(), NoticeView::statusOf))
                .with("queuedDateTime", Property.moment(COLUMNS.queuedAt()));
    }

    private NoticeView view(Delivery delivery) {
        return NoticeView.of(
                delivery,
                Optional.ofNullable(delivery.recipient())
                        .<User>flatMap(directory::findUser)
                        .orElse(null));
    }
}
