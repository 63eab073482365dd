package org.countersign.role;

import java.util.List;

/** Settings that no role can have. Each fault is a sentence for the administrator who asked for them. */
public class InvalidSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    /** @param faults what is wrong; at least one thing */
    public InvalidSettings(List<String> faults) {
        super(String.join(" ", faults));
        this.faults = List.copyOf(faults);
    }

    static void throwIfAny(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
    }

    /** Everything that is wrong. */
    public List<String> faults() {
        return faults;
    }
}
