package org.countersign.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The classes of events that OCSF has for identity and access, and what each asks to be told of. */
enum OcsfClass {
    /** What becomes of an account, and of what its user signs in with. */
    ACCOUNT_CHANGE(3001) {
        @Override
        void subject(ObjectNode line, AuditEvent event) {
            OcsfLines.user(line, event);
        }
    },
    /** Who came in, or tried to. */
    AUTHENTICATION(3002) {
        @Override
        void subject(ObjectNode line, AuditEvent event) {
            OcsfLines.user(line, event);
        }
    },
    /** What becomes of anything else. */
    ENTITY_MANAGEMENT(3004) {
        @Override
        void subject(ObjectNode line, AuditEvent event) {
            OcsfLines.entity(line, event, "entity");
        }
    },
    /** Who may hold a role, who asks for it, and who holds it. */
    USER_ACCESS_MANAGEMENT(3005) {
        @Override
        void subject(ObjectNode line, AuditEvent event) {
            OcsfLines.user(line, event);
            OcsfLines.role(line, event.role());
        }
    },
    /** Who is in a group. */
    GROUP_MANAGEMENT(3006) {
        @Override
        void subject(ObjectNode line, AuditEvent event) {
            OcsfLines.entity(line, event, "group");
        }
    };

    /** None of the activities that the class has a number for. */
    static final int OTHER = 99;

    private final int uid;

    OcsfClass(int uid) {
        this.uid = uid;
    }

    int uid() {
        return uid;
    }

    /** Writes what the class requires to be told. */
    abstract void subject(ObjectNode line, AuditEvent event);

    /** A role that nobody is named with is an entity whose settings change. */
    static OcsfClass of(AuditEvent event) {
        return switch (event.activity().category()) {
            case "Authentication" -> AUTHENTICATION;
            case "UserManagement" -> ACCOUNT_CHANGE;
            case "GroupManagement" -> GROUP_MANAGEMENT;
            case "RoleManagement" ->
                event.role() == null || event.target() == null ? ENTITY_MANAGEMENT : USER_ACCESS_MANAGEMENT;
            default -> ENTITY_MANAGEMENT;
        };
    }

    /** What its class numbers the activity as. */
    static int activityOf(AuditEvent event) {
        return switch (of(event)) {
            case AUTHENTICATION -> event.activity() == Activity.SIGNED_OUT_EVERYWHERE ? 2 : 1;
            case ACCOUNT_CHANGE -> accountChange(event.activity());
            case USER_ACCESS_MANAGEMENT -> userAccess(event.activity());
            case GROUP_MANAGEMENT -> groupManagement(event.activity());
            case ENTITY_MANAGEMENT -> entityManagement(event.activity());
        };
    }

    private static int accountChange(Activity activity) {
        return switch (activity) {
            case USER_CREATED, FIRST_ADMINISTRATOR_CREATED -> 1;
            case PASSWORD_SET -> 4;
            case TOTP_ENROLLED, PASSKEY_ADDED, RECOVERY_CODES_DRAWN -> 10;
            case TOTP_REMOVED, PASSKEY_REMOVED -> 11;
            default -> OTHER;
        };
    }

    private static int userAccess(Activity activity) {
        return switch (activity) {
            case ACTIVATION_GRANTED, ELIGIBILITY_ASSIGNED, ROLE_ASSIGNED -> 1;
            case ACTIVATED_ROLE_EXPIRED,
                    ACTIVATED_ROLE_EXTENDED,
                    ACTIVATED_ROLE_DEACTIVATED,
                    ACTIVATED_ROLE_WITHDRAWN,
                    ACTIVATED_ROLE_REVOKED,
                    ELIGIBILITY_REMOVED,
                    ROLE_ASSIGNMENT_ENDED -> 2;
            default -> OTHER;
        };
    }

    private static int groupManagement(Activity activity) {
        return switch (activity) {
            case GROUP_MEMBER_ADDED -> 3;
            case GROUP_MEMBER_REMOVED -> 4;
            case GROUP_CREATED -> 6;
            default -> OTHER;
        };
    }

    private static int entityManagement(Activity activity) {
        return switch (activity.operationType()) {
            case "Add" -> 1;
            case "Read" -> 2;
            case "Update" -> 3;
            case "Remove" -> 4;
            default -> OTHER;
        };
    }
}
