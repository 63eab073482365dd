package org.countersign.role;

/**
 * A role that can be held.
 *
 * @param privileged whether it can be used to raise one's own rights
 */
public record RoleDefinition(RoleDefinitionId id, String displayName, String description, boolean privileged) {

    /** Its holders may change assignments and settings, decide for roles without named approvers, and read the audit. */
    public static final RoleDefinitionId GLOBAL_ADMINISTRATOR =
            RoleDefinitionId.of("62e90394-69f5-4237-9190-012177145e10");

    /** Its holders may do in this product what a Global Administrator may. */
    public static final RoleDefinitionId PRIVILEGED_ROLE_ADMINISTRATOR =
            RoleDefinitionId.of("e8611ab8-c189-46e8-94e1-60213ab1f814");

    public static final RoleDefinitionId SECURITY_ADMINISTRATOR =
            RoleDefinitionId.of("194ae4cb-b126-40b2-bd5b-6091b380977d");
    public static final RoleDefinitionId SECURITY_READER = RoleDefinitionId.of("5d6b6bb7-de71-4623-b4af-96380a352509");
    public static final RoleDefinitionId GLOBAL_READER = RoleDefinitionId.of("f2ef992c-3afb-46b9-b7cf-a126ee74c451");
    public static final RoleDefinitionId REPORTS_READER = RoleDefinitionId.of("4a5d8f65-41da-4de4-8968-e035b65339cf");
    public static final RoleDefinitionId USER_ADMINISTRATOR =
            RoleDefinitionId.of("fe930be7-5e62-47db-91af-98c3a49a38b1");
}
