package org.countersign.directory;

import java.util.List;

/** Something that cannot stand in the directory. Each fault is a sentence for the administrator who entered it. */
public class InvalidEntry extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    /** @param faults what is wrong; at least one thing */
    public InvalidEntry(List<String> faults) {
        super(String.join(" ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong. */
    public List<String> faults() {
        return faults;
    }
}
