package org.countersign.assignment;

import java.util.List;
import org.countersign.directory.User;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.countersign.role.SettingsChanges;

/** Whether there is a second person to approve changes of settings, where they take two. */
class SecondAdministratorCheck implements TableCheck {

    private final SettingsChanges changes;
    private final Approvers approvers;

    SecondAdministratorCheck(SettingsChanges changes, Approvers approvers) {
        this.changes = changes;
        this.approvers = approvers;
    }

    @Override
    public Area area() {
        return Area.ADMINISTRATORS;
    }

    @Override
    public List<Finding> look() {
        return changes.needApproval() ? List.of(judge()) : List.of();
    }

    private Finding judge() {
        var people = approvers.defaults().stream().map(User::person).distinct().count();
        return people > 1
                ? Finding.ok("Changes of settings take two administrators, and " + people + " people could be one")
                : Finding.warn(
                        "Changes of settings take two administrators, and there are not two people to be one",
                        "Make somebody else a Privileged Role Administrator, active or eligible");
    }
}
