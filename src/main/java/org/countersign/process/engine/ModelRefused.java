package org.countersign.process.engine;

import java.util.List;

/** A model asks for what no model may. The service does not start with it. */
public class ModelRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    ModelRefused(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** Each fault, with the element it is in. */
    public List<String> faults() {
        return faults;
    }
}
