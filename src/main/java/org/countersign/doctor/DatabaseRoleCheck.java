package org.countersign.doctor;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** Whether the service works as somebody who cannot remove anything from the audit. */
class DatabaseRoleCheck implements StoreCheck {

    private final DSLContext dsl;

    DatabaseRoleCheck(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Area area() {
        return Area.DATABASE;
    }

    @Override
    public List<Finding> look() {
        if (dsl.family() != SQLDialect.POSTGRES) {
            return List.of(Finding.warn(
                    "The embedded database lets the service change its own audit",
                    "Take PostgreSQL with two roles for production: docker/postgresql-roles.sql"));
        }
        var name = dsl.fetchSingle("select current_user").get(0, String.class);
        var mayDelete = dsl.fetchSingle("select to_regclass('audit_event') is not null"
                        + " and has_table_privilege(current_user, to_regclass('audit_event'), 'delete')")
                .get(0, Boolean.class);
        return List.of(
                mayDelete
                        ? Finding.warn(
                                "The role " + name + " may delete from the audit, but for its triggers",
                                "Let the service work as another role than the owner: docker/postgresql-roles.sql")
                        : Finding.ok("The role " + name + " may not delete from the audit"));
    }
}
