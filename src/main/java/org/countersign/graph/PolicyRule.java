package org.countersign.graph;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.activation.WireTime;
import org.countersign.assignment.InvalidRequest;
import org.countersign.role.InvalidSettings;
import org.countersign.role.RoleSettings;

/** A rule of a role's policy, by its fixed id, and what a client's edit of it makes of the settings. */
enum PolicyRule {
    EXPIRATION("Expiration_EndUser_Assignment") {
        @Override
        RoleSettings edit(RoleSettings settings, PolicyRuleBody body) {
            refuseIf(Boolean.FALSE.equals(body.isExpirationRequired()), "An activation always ends.");
            var maximum = body.maximumDuration();
            return maximum == null
                    ? settings
                    : settings.with(settings.activation().withMaximumDuration(duration(maximum)));
        }
    },

    ENABLEMENT("Enablement_EndUser_Assignment") {
        @Override
        RoleSettings edit(RoleSettings settings, PolicyRuleBody body) {
            var rules = body.enabledRules();
            if (rules == null) {
                return settings;
            }
            var named =
                    rules.stream().map(rule -> rule.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            refuseIf(
                    !KNOWN.containsAll(named),
                    "enabledRules may name MultiFactorAuthentication, Justification and Ticketing.");
            return settings.with(settings.activation()
                    .withRequired(named.contains(MFA), named.contains(JUSTIFICATION), named.contains(TICKETING)));
        }
    },

    APPROVAL("Approval_EndUser_Assignment") {
        @Override
        RoleSettings edit(RoleSettings settings, PolicyRuleBody body) {
            return body.setting() == null ? settings : body.setting().edit(settings);
        }
    };

    private static final String MFA = "multifactorauthentication";
    private static final String JUSTIFICATION = "justification";
    private static final String TICKETING = "ticketing";
    private static final Set<String> KNOWN = Set.of(MFA, JUSTIFICATION, TICKETING);

    private final String id;

    PolicyRule(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<PolicyRule> of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id.equalsIgnoreCase(id))
                .findFirst();
    }

    /**
     * What the settings become; what the client leaves out stays as it is.
     *
     * @throws InvalidSettings if they cannot be like that
     */
    abstract RoleSettings edit(RoleSettings settings, PolicyRuleBody body);

    static void refuseIf(boolean fault, String sentence) {
        if (fault) {
            throw new InvalidSettings(List.of(sentence));
        }
    }

    private static Duration duration(String text) {
        try {
            return WireTime.duration("maximumDuration", text);
        } catch (InvalidRequest e) {
            throw new InvalidSettings(List.of(e.getMessage()));
        }
    }
}
