package org.countersign.invariants;

import java.time.Duration;
import java.util.List;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Approver;
import org.countersign.role.AssignmentSettings;
import org.countersign.role.RoleSettings;

/** What a sequence's settings are in the service's words. */
final class Translation {

    private Translation() {}

    static RoleSettings settings(RoleSettings before, Settings settings, List<Approver> approvers) {
        return before.with(activation(settings)).with(approvers).withEligible(eligible(settings));
    }

    static ActivationSettings activation(Settings settings) {
        return new ActivationSettings(
                settings.maximum(),
                settings.mfa(),
                settings.justification(),
                false,
                settings.approval(),
                settings.timeout());
    }

    private static AssignmentSettings eligible(Settings settings) {
        var days = settings.eligibleForGood() ? Duration.ofDays(365) : Settings.LONGEST_ELIGIBLE;
        return AssignmentSettings.ELIGIBLE_DEFAULT.withExpiration(settings.eligibleForGood(), days);
    }
}
