package org.countersign.audit;

/**
 * What the trail tells of. A constant's name is stored with each row: it stays as it is, whatever becomes of the words
 * that people read.
 */
public enum Activity {
    ACTIVATION_REQUESTED("Add member to role requested (PIM activation)", "Request"),
    ACTIVATION_REFUSED("Add member to role request refused (PIM activation)", "Refuse"),
    APPROVAL_REQUESTED("Add member to role approval requested (PIM activation)", "Request"),
    ACTIVATION_APPROVED("Add member to role request approved (PIM activation)", "Approve"),
    ACTIVATION_DENIED("Add member to role request denied (PIM activation)", "Deny"),
    ACTIVATION_CANCELED("Add member to role canceled (PIM activation)", "Cancel"),
    ACTIVATION_TIMED_OUT("Add member to role request expired (PIM activation)", "Expire"),
    ACTIVATION_WITHDRAWN("Add member to role request withdrawn (PIM activation)", "Cancel"),
    ACTIVATION_SCHEDULED("Add member to role scheduled (PIM activation)", "Schedule"),
    ACTIVATION_GRANTED("Add member to role completed (PIM activation)", "Add"),
    ACTIVATION_FAILED("Add member to role failed (PIM activation)", "Refuse"),
    ACTIVATED_ROLE_EXPIRED("Remove member from role (PIM activation expired)", "Remove"),
    ACTIVATED_ROLE_EXTENDED("Remove member from role completed (PIM activation extended)", "Remove"),
    ACTIVATED_ROLE_DEACTIVATED("Remove member from role completed (PIM deactivate)", "Remove"),
    ACTIVATED_ROLE_WITHDRAWN("Remove member from role completed (PIM eligibility removed)", "Remove"),
    ACTIVATED_ROLE_REVOKED("Remove member from role completed (PIM activation revoked)", "Remove"),

    ELIGIBILITY_ASSIGNED("Add eligible member to role in PIM completed", "Add"),
    ELIGIBILITY_REMOVED("Remove eligible member from role in PIM completed", "Remove"),
    ELIGIBILITY_RESCHEDULED("Update eligible assignment in PIM completed", "Update"),
    ROLE_ASSIGNMENT_RESCHEDULED("Update active assignment in PIM completed", "Update"),
    ROLE_ASSIGNED("Add member to role in PIM completed", "Add"),
    ROLE_ASSIGNMENT_ENDED("Remove member from role in PIM completed", "Remove"),
    EXTENSION_REQUESTED("Extend or renew role assignment in PIM requested", "Request"),
    EXTENSION_REFUSED("Extend or renew role assignment in PIM refused", "Refuse"),
    EXTENSION_APPROVED("Extend or renew role assignment in PIM approved", "Approve"),
    EXTENSION_DENIED("Extend or renew role assignment in PIM denied", "Deny"),
    EXTENSION_CANCELED("Extend or renew role assignment in PIM canceled", "Cancel"),
    EXTENSION_TIMED_OUT("Extend or renew role assignment in PIM request expired", "Expire"),
    EXTENSION_WITHDRAWN("Extend or renew role assignment in PIM withdrawn", "Cancel"),
    ROLE_SETTINGS_CHANGED("Update role setting in PIM", "Update"),
    ROLE_SETTINGS_PROPOSED("Update role setting in PIM proposed", "Request"),
    ROLE_SETTINGS_APPROVED("Update role setting in PIM approved", "Approve"),
    ROLE_SETTINGS_DENIED("Update role setting in PIM denied", "Deny"),
    ROLE_SETTINGS_TIMED_OUT("Update role setting in PIM request expired", "Expire"),
    ROLE_SETTINGS_WITHDRAWN("Update role setting in PIM withdrawn", "Cancel"),
    AUTHENTICATION_CONTEXT_CHANGED("Update authentication context in PIM", "Update"),

    USER_CREATED("Add user", "Add"),
    USER_CHANGED("Update user", "Update"),
    PASSWORD_SET("Reset user password", "Update"),
    GROUP_CREATED("Add group", "Add"),
    GROUP_CHANGED("Update group", "Update"),
    GROUP_MEMBER_ADDED("Add member to group", "Add"),
    GROUP_MEMBER_REMOVED("Remove member from group", "Remove"),
    ADMINISTRATIVE_UNIT_CREATED("Add administrative unit", "Add"),
    ADMINISTRATIVE_UNIT_CHANGED("Update administrative unit", "Update"),
    TOTP_ENROLLED("User registered security info (one-time codes)", "Add"),
    TOTP_REMOVED("User deleted security info (one-time codes)", "Remove"),
    PASSKEY_ADDED("User registered security info (passkey)", "Add"),
    PASSKEY_REMOVED("User deleted security info (passkey)", "Remove"),
    RECOVERY_CODES_DRAWN("User registered security info (recovery codes)", "Add"),
    RECOVERY_CODE_USED("User used a recovery code", "SignIn"),
    SERVICE_SECRET_ADDED("Add service principal credentials", "Add"),
    SERVICE_SECRET_REMOVED("Remove service principal credentials", "Remove"),
    SIGNED_IN("Sign-in", "SignIn"),
    SIGN_IN_FAILED("Sign-in failed (password)", "SignIn"),
    SECOND_FACTOR_FAILED("Second factor failed", "SignIn"),
    SIGNED_OUT_EVERYWHERE("Revoke user sign-in sessions", "Update"),

    REQUEST_REJECTED("Add member to role request rejected (PIM activation)", "Refuse"),
    DECISION_REJECTED("Decision on role request rejected (PIM activation)", "Refuse"),
    CANCELLATION_REJECTED("Cancellation of role request rejected (PIM activation)", "Refuse"),
    DEACTIVATION_REJECTED("Remove member from role rejected (PIM deactivate)", "Refuse"),
    ASSIGNMENT_REJECTED("Change of role assignment in PIM rejected", "Refuse"),
    SETTINGS_REJECTED("Update role setting in PIM rejected", "Refuse"),
    DIRECTORY_REJECTED("Change of the directory rejected", "Refuse"),

    DIRECTORY_READING_FAILED("Synchronise with another directory failed", "Update"),

    FIRST_ADMINISTRATOR_CREATED("Add user completed (first administrator)", "Add"),
    FIRST_RUN_REJECTED("Add user rejected (first administrator)", "Refuse"),

    BREAK_GLASS_SEALED("Seal break-glass account", "Update"),
    BREAK_GLASS_USED("Sign-in with break-glass account", "SignIn"),
    BREAK_GLASS_TRIED("Sign-in with break-glass account failed", "SignIn"),

    AUDIT_RESTORE_ACCEPTED("Accept audit of a restored backup", "Update"),
    NOTICE_GIVEN_UP("Notice not delivered", "Notify"),
    AUDIT_EXPORTED("Export audit", "Read"),
    AUDIT_ARCHIVED("Archive audit", "Delete");

    private final String displayName;
    private final String operationType;

    Activity(String displayName, String operationType) {
        this.displayName = displayName;
        this.operationType = operationType;
    }

    /** For people to read, in the manner of Entra's audit. */
    public String displayName() {
        return displayName;
    }

    /** The kind of change it is. */
    public String operationType() {
        return operationType;
    }

    /** The part of the directory that it concerns, by the names of Entra's audit. */
    public String category() {
        return switch (this) {
            case SIGNED_IN,
                    SIGN_IN_FAILED,
                    SECOND_FACTOR_FAILED,
                    RECOVERY_CODE_USED,
                    SIGNED_OUT_EVERYWHERE,
                    BREAK_GLASS_USED,
                    BREAK_GLASS_TRIED -> "Authentication";
            case USER_CREATED,
                    USER_CHANGED,
                    PASSWORD_SET,
                    TOTP_ENROLLED,
                    TOTP_REMOVED,
                    PASSKEY_ADDED,
                    PASSKEY_REMOVED,
                    RECOVERY_CODES_DRAWN,
                    BREAK_GLASS_SEALED,
                    FIRST_ADMINISTRATOR_CREATED,
                    FIRST_RUN_REJECTED -> "UserManagement";
            case GROUP_CREATED, GROUP_CHANGED, GROUP_MEMBER_ADDED, GROUP_MEMBER_REMOVED -> "GroupManagement";
            case ADMINISTRATIVE_UNIT_CREATED, ADMINISTRATIVE_UNIT_CHANGED -> "AdministrativeUnit";
            case SERVICE_SECRET_ADDED, SERVICE_SECRET_REMOVED -> "ApplicationManagement";
            case DIRECTORY_REJECTED, DIRECTORY_READING_FAILED -> "DirectoryManagement";
            case AUTHENTICATION_CONTEXT_CHANGED -> "Policy";
            case AUDIT_RESTORE_ACCEPTED, AUDIT_EXPORTED, AUDIT_ARCHIVED, NOTICE_GIVEN_UP -> "Other";
            default -> "RoleManagement";
        };
    }
}
