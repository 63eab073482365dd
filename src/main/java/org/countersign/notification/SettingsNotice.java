package org.countersign.notification;

import java.util.List;
import java.util.Locale;
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

    static String wordOf(SettingsProposalClosed.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
