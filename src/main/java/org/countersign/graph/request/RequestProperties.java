package org.countersign.graph.request;

import org.countersign.assignment.RequestColumns;
import org.countersign.graph.directory.Relations;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.springframework.stereotype.Component;

/** What schedule requests can be filtered by, whoever made them. */
@Component
class RequestProperties {

    private final Relations relations;

    RequestProperties(Relations relations) {
        this.relations = relations;
    }

    Properties of(RequestColumns columns, Property status, Property action) {
        return new Properties()
                .with("id", Property.id(columns.id()))
                .with("status", status)
                .with("action", action)
                .with("principalId", Property.id(columns.principal()))
                .with("principal", relations.principal(columns.principal()))
                .with("roleDefinitionId", Property.id(columns.role()))
                .with("roleDefinition", relations.role(columns.role()))
                .with("directoryScopeId", Property.text(columns.scope()))
                .with("appScopeId", Property.nothing())
                .with("targetScheduleId", Property.id(columns.target()))
                .with("isValidationOnly", Property.constant("false"))
                .with("createdBy/user", relations.user(columns.by()))
                .with("createdDateTime", Property.moment(columns.at()));
    }
}
