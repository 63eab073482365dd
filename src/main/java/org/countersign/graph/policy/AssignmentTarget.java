package org.countersign.graph.policy;

import org.countersign.role.AssignmentSettings;
import org.countersign.role.RoleSettings;

/** The two kinds of assignment that administrators make, as the ids of rules name them. */
enum AssignmentTarget {
    ELIGIBLE("Admin_Eligibility") {
        @Override
        AssignmentSettings in(RoleSettings settings) {
            return settings.eligible();
        }

        @Override
        RoleSettings put(AssignmentSettings assignment, RoleSettings settings) {
            return settings.withEligible(assignment);
        }
    },

    ACTIVE("Admin_Assignment") {
        @Override
        AssignmentSettings in(RoleSettings settings) {
            return settings.active();
        }

        @Override
        RoleSettings put(AssignmentSettings assignment, RoleSettings settings) {
            return settings.withActive(assignment);
        }
    };

    private final String suffix;

    AssignmentTarget(String suffix) {
        this.suffix = suffix;
    }

    /** What the ids of its rules end with. */
    String suffix() {
        return suffix;
    }

    abstract AssignmentSettings in(RoleSettings settings);

    abstract RoleSettings put(AssignmentSettings assignment, RoleSettings settings);
}
