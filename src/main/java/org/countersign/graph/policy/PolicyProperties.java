package org.countersign.graph.policy;

import org.countersign.graph.odata.Source;
import org.countersign.query.Order;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What policies and their assignments can be filtered by: there is one of each for every role, and no table. */
final class PolicyProperties {

    /** In what order they come: that of the roles' ids, which tells nothing, and is always the same. */
    static final String USUAL = "id";

    /** The policy's own id. */
    static final Property POLICY_ID = Property.text(DSL.concat(DSL.inline(PolicyView.PREFIX), roleId()));

    /** The id of its assignment. */
    static final Property ASSIGNMENT_ID =
            Property.text(DSL.concat(DSL.inline(PolicyView.PREFIX), roleId(), DSL.inline("_"), roleId()));

    private PolicyProperties() {}

    static Properties common() {
        return new Properties()
                .with("scopeId", Property.constant("/"))
                .with("scopeType", Property.constant(PolicyView.DIRECTORY_ROLE, "Directory"));
    }

    static <V> Source<RoleDefinition, V> sorted(Source<RoleDefinition, V> source) {
        return source.sortedBy(USUAL, Order.byText(roleId(), role -> role.id().toString()));
    }

    private static Field<String> roleId() {
        return DSL.lower(Roles.COLUMNS.id().cast(SQLDataType.VARCHAR(36)));
    }
}
