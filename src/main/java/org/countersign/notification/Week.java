package org.countersign.notification;

import java.util.List;

/**
 * What happened in a week, for administrators to read.
 *
 * @param pending how many requests wait for an approver now
 * @param ended how many activated roles ended, for whatever reason
 * @param assigned how many eligible and active assignments were made
 * @param removed how many eligible and active assignments were ended
 * @param changes each change of a role's settings, in a line
 */
public record Week(
        int pending,
        int requested,
        int granted,
        int denied,
        int ended,
        int assigned,
        int removed,
        List<String> changes) {

    boolean isQuiet() {
        return pending + requested + granted + denied + ended + assigned + removed == 0 && changes.isEmpty();
    }
}
