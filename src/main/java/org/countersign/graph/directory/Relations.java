package org.countersign.graph.directory;

import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupType;
import org.countersign.directory.UserType;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.query.Related;
import org.countersign.role.Roles;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What users, groups and roles can be filtered by, for themselves and for whatever refers to them. */
@Component
public class Relations {

    static final Properties USERS = new Properties()
            .with("id", Property.id(Directory.USER_COLUMNS.id()))
            .with("displayName", Property.text(Directory.USER_COLUMNS.displayName()))
            .with("userPrincipalName", Property.lowerCase(Directory.USER_COLUMNS.userPrincipalName()))
            .with("mailNickname", Property.lowerCase(Directory.USER_COLUMNS.mailNickname()))
            .with("mail", Property.text(Directory.USER_COLUMNS.mail()))
            .with("userType", Property.choice(Directory.USER_COLUMNS.type(), UserType.values(), UserView::typeOf))
            .with("accountEnabled", Property.flag(Directory.USER_COLUMNS.enabled()));

    static final Properties GROUPS = new Properties()
            .with("id", Property.id(Directory.GROUP_COLUMNS.id()))
            .with("displayName", Property.text(Directory.GROUP_COLUMNS.displayName()))
            .with("userPrincipalName", Property.nothing())
            .with("mail", Property.nothing())
            .with("securityEnabled", Property.flag(isOf(GroupType.SECURITY)))
            .with("mailEnabled", Property.flag(isOf(GroupType.MICROSOFT_365)));

    public static final Properties ROLES = new Properties()
            .with("id", Property.id(Roles.COLUMNS.id()))
            .with("templateId", Property.id(Roles.COLUMNS.id()))
            .with("displayName", Property.text(Roles.COLUMNS.displayName()))
            .with("description", Property.text(Roles.COLUMNS.description()))
            .with("isPrivileged", Property.flag(Roles.COLUMNS.privileged()))
            .with("isBuiltIn", Property.constant("true"))
            .with("isEnabled", Property.constant("true"));

    private final Directory directory;
    private final Roles roles;

    Relations(Directory directory, Roles roles) {
        this.directory = directory;
        this.roles = roles;
    }

    /** A user or a group that a row refers to. */
    public Property principal(Field<UUID> id) {
        return Property.related(id, Related.of(directory.users(), USERS), Related.of(directory.groups(), GROUPS));
    }

    /** A user that a row refers to. */
    public Property user(Field<UUID> id) {
        return Property.related(id, Related.of(directory.users(), USERS));
    }

    /** A role that a row refers to. */
    public Property role(Field<UUID> id) {
        return Property.related(id, Related.of(roles.definitions(), ROLES));
    }

    private static Field<Boolean> isOf(GroupType type) {
        return DSL.field(Directory.GROUP_COLUMNS.type().eq(type.name()));
    }
}
