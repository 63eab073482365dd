package org.countersign.invariants;

import java.time.Duration;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKind;
import org.jspecify.annotations.Nullable;

/** Something that is done to the service. What it refers to has a number of its own, so that others can be left out. */
sealed interface Operation {

    /** Lets somebody carry it out: the service, or the model of it. */
    String by(Performer performer);

    /** What somebody types as his one-time code. */
    enum Code {
        NONE,
        WRONG,
        SHOWN
    }

    /** A job of a request's process. */
    enum Job {
        REMINDER("Event_ReminderDue"),
        TIME_OUT("Event_ApprovalTimedOut"),
        START("Event_StartReached"),
        END("Event_EndReached"),
        REVOKE("Task_RevokeRole");

        private final String activity;

        Job(String activity) {
            this.activity = activity;
        }

        /** Its name in the model of the process. */
        String activity() {
            return activity;
        }
    }

    record ChangeSettings(Account by, Role role, Settings settings) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    /**
     * Gives something, moves it or takes it back.
     *
     * @param startsIn none: as it is, or now
     * @param lasts none: not said; zero: for ever
     */
    record Order(
            int number,
            Account by,
            AssignmentAction action,
            AssignmentKind kind,
            Holder to,
            Post post,
            @Nullable Duration startsIn,
            @Nullable Duration lasts,
            boolean justified)
            implements Operation {
        String name() {
            return "given " + number;
        }

        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    /** Asks for a role. */
    record Request(
            int number,
            Account by,
            Post post,
            Code code,
            boolean justified,
            Duration duration,
            @Nullable Duration startsIn,
            @Nullable Duration endsIn,
            boolean extension)
            implements Operation {
        String name() {
            return nameOf(number);
        }

        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record Decide(int request, Account by, boolean approve, boolean justified) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record Cancel(int request, Account by) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record Deactivate(Account by, Post post) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record Join(Team team, Account account) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record Leave(Team team, Account account) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record Enable(Account account, boolean enabled) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record Pass(Duration time) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    /** Fires a job of a request's process, due or not, if there is one. */
    record Fire(int request, Job job) implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record SweepAssignments() implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    record SweepRequests() implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    /** Lets the processes hear what they were told since the last time. */
    record Deliver() implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    /** Loses whatever is in memory alone, as a restart does; the reconciler then tells the processes again. */
    record Restart() implements Operation {
        @Override
        public String by(Performer performer) {
            return performer.perform(this);
        }
    }

    /** The name of the request of that number. */
    static String nameOf(int request) {
        return "request " + request;
    }
}
