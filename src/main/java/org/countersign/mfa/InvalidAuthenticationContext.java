package org.countersign.mfa;

import java.util.List;

/** An authentication context that cannot be. Each fault is a sentence for the administrator who asked for it. */
public class InvalidAuthenticationContext extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    /** @param faults what is wrong; at least one thing */
    public InvalidAuthenticationContext(List<String> faults) {
        super(String.join(" ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong. */
    public List<String> faults() {
        return faults;
    }
}
