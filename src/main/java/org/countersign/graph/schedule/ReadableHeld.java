package org.countersign.graph.schedule;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.countersign.assignment.Held;
import org.countersign.assignment.HeldColumns;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.graph.directory.Relations;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Order;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What of that kind the caller may read about: his own; everybody's, if he may read all assignments. */
abstract class ReadableHeld<T extends Held> {

    private final HeldColumns columns;
    private final Relations relations;
    private final Caller caller;

    ReadableHeld(HeldColumns columns, Relations relations, Caller caller) {
        this.columns = columns;
        this.relations = relations;
        this.caller = caller;
    }

    /** What counts now. */
    abstract Rows<T> instances();

    /** What counts now or later. */
    abstract Rows<T> schedules();

    /** That something is somebody's, or that of a group he is in. */
    abstract Condition isOf(UserId user);

    /** What else of it can be filtered by. */
    abstract Properties with(Properties common);

    /** All of it that he may read about. */
    Rows<T> readable(Rows<T> rows) {
        return caller.mayReadAssignments() ? rows : rows.where(isOf(caller.id()));
    }

    /** As it is: a group's is the group's. */
    <V> Source<T, V> all(Rows<T> rows, BiFunction<T, PrincipalId, V> view) {
        return source(
                readable(rows),
                properties(columns.principal(), Property.constant("Direct")),
                held -> view.apply(held, held.principal()));
    }

    /** The caller's: what a group of his was given is his. */
    <V> Source<T, V> own(Rows<T> rows, BiFunction<T, PrincipalId, V> view) {
        var user = caller.id();
        var direct = columns.principal().eq(user.value());
        return source(
                rows.where(isOf(user)),
                properties(
                        DSL.val(user.value()),
                        Property.text(DSL.when(direct, "Direct").otherwise("Group"))),
                held -> view.apply(held, user));
    }

    private <V> Source<T, V> source(Rows<T> rows, Properties properties, Function<T, V> view) {
        return Source.of(rows, properties, view)
                .sortedBy("startDateTime", Order.byMoment(columns.start(), Held::start))
                .sortedBy("createdDateTime", Order.byMoment(columns.start(), Held::start))
                .sortedBy("endDateTime", Order.byEnd(columns.end(), Held::end));
    }

    private Properties properties(Field<UUID> principal, Property memberType) {
        return with(new Properties()
                .with("id", Property.id(columns.id()))
                .with("principalId", Property.id(principal))
                .with("principal", relations.principal(principal))
                .with("roleDefinitionId", Property.id(columns.role()))
                .with("roleDefinition", relations.role(columns.role()))
                .with("directoryScopeId", Property.text(columns.scope()))
                .with("appScopeId", Property.nothing())
                .with("memberType", memberType)
                .with("startDateTime", Property.moment(columns.start()))
                .with("endDateTime", Property.moment(columns.end()))
                .with("createdDateTime", Property.moment(columns.start()))
                .with("createdUsing", Property.id(columns.id()))
                .with("status", Property.constant("Provisioned")));
    }
}
