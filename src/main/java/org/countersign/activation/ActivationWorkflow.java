package org.countersign.activation;

import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Verdict;
import org.countersign.mfa.SecondFactor;
import org.jspecify.annotations.Nullable;

/** The process behind an activation. What it does is orchestration: {@link Activations} decides. */
public interface ActivationWorkflow {

    /**
     * Starts the process, which registers the request and checks its rules.
     *
     * @param offered the second factor offered for it, if any; consumed only where the role's settings ask for one
     * @return the activation: refused, waiting, scheduled or active
     * @throws ActivationConflict if a request for the same right is open, or the role is active
     */
    Activation start(RequestActivation request, @Nullable SecondFactor offered);

    /**
     * Completes the approval, as the signed-in user.
     *
     * @throws DecisionRefused if the decision does not count
     */
    void decide(ActivationId id, Verdict verdict, String justification);
}
