package org.countersign.process.engine;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * What gateways and timers of a model go by: flags and moments, read from the stored request at the moment in which the
 * model names them. The engine keeps none of them, and no variable takes the place of one.
 */
public interface Routes {

    /** What models may name. */
    Set<String> names();

    /** What a name means for the request that a process serves; nothing where it serves no such request. */
    Optional<Object> valueOf(String name, DelegateExecution execution);
}
