package org.countersign.graph.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.countersign.role.TicketSystem;
import org.jspecify.annotations.Nullable;

/** One of the rules that a role's settings are made of, as it is answered. Their ids are the same for every role. */
sealed interface PolicyRuleView {

    String id();

    /** How long at most. */
    @Schema(name = "ExpirationRule")
    record Expiration(
            @JsonProperty("@odata.type") String type,
            String id,
            Target target,
            boolean isExpirationRequired,
            String maximumDuration)
            implements PolicyRuleView {

        static Expiration of(String id, Target target, boolean required, String maximum) {
            return new Expiration(
                    "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule", id, target, required, maximum);
        }
    }

    /**
     * What has to be given.
     *
     * @param ticketSystems where tickets may come from; left out where none can be asked for
     */
    record Enablement(
            @JsonProperty("@odata.type") String type,
            String id,
            Target target,
            List<String> enabledRules,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TicketSystemView> ticketSystems)
            implements PolicyRuleView {

        static Enablement of(
                String id, Target target, List<String> enabled, @Nullable List<TicketSystemView> ticketSystems) {
            return new Enablement(
                    "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule", id, target, enabled, ticketSystems);
        }
    }

    /** Where tickets may come from, and what their numbers look like. */
    record TicketSystemView(String name, String pattern) {

        static TicketSystemView of(TicketSystem system) {
            return new TicketSystemView(system.name(), system.pattern());
        }
    }

    /** Who has to agree. */
    record Approval(@JsonProperty("@odata.type") String type, String id, Target target, ApprovalSettingView setting)
            implements PolicyRuleView {

        static Approval of(String id, Target target, ApprovalSettingView setting) {
            return new Approval("#microsoft.graph.unifiedRoleManagementPolicyApprovalRule", id, target, setting);
        }
    }

    /** What to meet in place of MFA. */
    record Context(
            @JsonProperty("@odata.type") String type, String id, Target target, boolean isEnabled, String claimValue)
            implements PolicyRuleView {

        static Context of(String id, Target target, boolean enabled, String claimValue) {
            return new Context(
                    "#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule",
                    id,
                    target,
                    enabled,
                    claimValue);
        }
    }

    /** Whom mail goes to. */
    record Notification(
            @JsonProperty("@odata.type") String type,
            String id,
            Target target,
            String notificationType,
            String recipientType,
            String notificationLevel,
            boolean isDefaultRecipientsEnabled,
            List<String> notificationRecipients)
            implements PolicyRuleView {}

    /** What a rule is about. */
    record Target(
            String caller,
            List<String> operations,
            String level,
            List<String> inheritableSettings,
            List<String> enforcedSettings) {

        /** What the ids of rules about activations end with. */
        static final String END_USER_ASSIGNMENT = "EndUser_Assignment";

        /** @param suffix what the rule's id ends with: who acts, and on what */
        static Target of(String suffix) {
            var parts = suffix.split("_", 2);
            return new Target(parts[0], List.of("All"), parts[1], List.of(), List.of());
        }
    }
}
