package org.countersign.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.countersign.directory.User;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;

/** Whether somebody could approve each role that asks for approval. */
class ApproversCheck implements TableCheck {

    private static final String REMEDY = "Name approvers in the role's settings, a group best: docs/role-settings.md";

    private final Roles roles;
    private final Approvers approvers;

    ApproversCheck(Roles roles, Approvers approvers) {
        this.roles = roles;
        this.approvers = approvers;
    }

    @Override
    public Area area() {
        return Area.APPROVERS;
    }

    @Override
    public List<Finding> look() {
        var found = new ArrayList<Finding>();
        var asking = roles.all().stream()
                .filter(role -> roles.settingsOf(role.id()).activation().approvalRequired())
                .toList();
        asking.forEach(role -> judge(role, found));
        if (found.isEmpty()) {
            found.add(Finding.ok(asking.size() + " roles ask for approval, and somebody could approve each"));
        }
        return found;
    }

    private void judge(RoleDefinition role, List<Finding> found) {
        var named = roles.settingsOf(role.id()).approvers();
        var able = approvers.able(named);
        var asked = able.isEmpty() ? approvers.defaults() : able;
        if (asked.isEmpty()) {
            found.add(Finding.fault(role.displayName() + " asks for approval, and nobody could approve", REMEDY));
        } else if (able.isEmpty() && !named.isEmpty()) {
            found.add(Finding.warn(
                    "None of those whom " + role.displayName() + " names could approve; administrators are asked",
                    REMEDY));
        } else if (isOnePerson(asked)) {
            found.add(Finding.warn(
                    "One person alone could approve " + role.displayName() + ", and nobody what that person asks for",
                    REMEDY));
        }
    }

    private static boolean isOnePerson(Set<User> users) {
        return users.stream().map(User::person).distinct().count() == 1;
    }
}
