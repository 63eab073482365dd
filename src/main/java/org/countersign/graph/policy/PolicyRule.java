package org.countersign.graph.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.activation.WireTime;
import org.countersign.assignment.InvalidRequest;
import org.countersign.role.RoleSettings;

/** A rule of a role's policy: its fixed id, how it is answered, and what a client's edit of it makes of the settings. */
interface PolicyRule {

    String id();

    PolicyRuleView view(RoleSettings settings);

    /**
     * What the settings become; what the client leaves out stays as it is.
     *
     * @param faults takes what the edit asks for and no settings can be
     */
    RoleSettings edit(RoleSettings settings, PolicyRuleBody body, List<String> faults);

    /** Notes a fault where there is one. */
    static void check(boolean fault, String sentence, List<String> faults) {
        if (fault) {
            faults.add(sentence);
        }
    }

    /** The duration, if it is one. */
    static Optional<Duration> duration(String text, List<String> faults) {
        try {
            return Optional.of(WireTime.duration("maximumDuration", text));
        } catch (InvalidRequest e) {
            faults.add(e.getMessage());
            return Optional.empty();
        }
    }
}
