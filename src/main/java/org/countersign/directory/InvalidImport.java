package org.countersign.directory;

import java.util.List;

/** A file that cannot be taken over. Nothing of it was. */
public class InvalidImport extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param faults what is wrong; at least one thing */
    public InvalidImport(List<Fault> faults) {
        super("Nothing was imported: there are " + faults.size() + " faults.");
        this.faults = List.copyOf(faults);
    }

    /**
     * One thing that is wrong.
     *
     * @param place where: {@code line 7}
     */
    public record Fault(String place, String message) {}

    /** Everything that is wrong, in the order of the file where it can be told. */
    public List<Fault> faults() {
        return faults;
    }
}
