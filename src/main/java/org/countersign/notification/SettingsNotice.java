package org.countersign.notification;

import java.util.List;
import org.countersign.role.SettingsDifference;
import org.countersign.role.SettingsProposal;
import org.countersign.role.SettingsProposalClosed;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a proposed change of settings.
 *
 * @param changes what it would change, as long as it waits
 * @param closed none: it waits
 */
record SettingsNotice(
        SettingsProposal proposal, List<SettingsDifference> changes, @Nullable SettingsProposalClosed closed) {

    /** As the end of a sentence that says what it was. */
    static String wordOf(SettingsProposalClosed.Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> "approved";
            case DENIED -> "denied";
            case WITHDRAWN -> "withdrawn";
            case TIMED_OUT -> "not decided in time";
        };
    }
}
