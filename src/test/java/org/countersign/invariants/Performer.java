package org.countersign.invariants;

/** Carries operations out. Each answer is {@link #DONE}, or the name of what stood against it. */
interface Performer {

    String DONE = "done";

    /** It refers to what a shortened sequence has left out. */
    String NOTHING_TO_DO = "nothing to do";

    /** It was fired too early, and is tried again. */
    String JOB_FAILED = "the job failed";

    String perform(Operation.ChangeSettings change);

    String perform(Operation.Order order);

    String perform(Operation.Request request);

    String perform(Operation.Decide decision);

    String perform(Operation.Cancel cancellation);

    String perform(Operation.Deactivate deactivation);

    String perform(Operation.Join join);

    String perform(Operation.Leave leave);

    String perform(Operation.Enable change);

    String perform(Operation.Pass pass);

    String perform(Operation.Fire fire);

    String perform(Operation.SweepAssignments sweep);

    String perform(Operation.SweepRequests sweep);

    String perform(Operation.Deliver delivery);

    String perform(Operation.Restart restart);
}
