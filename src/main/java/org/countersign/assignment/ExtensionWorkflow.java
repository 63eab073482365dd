package org.countersign.assignment;

import org.jspecify.annotations.Nullable;

/** The process behind a request to extend or renew. What it does is orchestration: {@link Extensions} decides. */
public interface ExtensionWorkflow {

    /**
     * Starts the process, which registers the request and checks its rules.
     *
     * @return the request: refused or pending
     * @throws InvalidRequest if there is nothing that could be extended or renewed, or a request for it is pending
     */
    ExtensionRequest start(RequestExtension order);

    /**
     * Completes the decision, as the signed-in user.
     *
     * @param terms on which it is approved; none: those that were asked for
     * @throws DecisionRefused if the decision does not count
     */
    void decide(ExtensionId id, Verdict verdict, String justification, @Nullable ExtensionTerms terms);
}
