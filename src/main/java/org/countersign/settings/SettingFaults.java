package org.countersign.settings;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with settings: all of it, so that nobody starts the service once for each fault. */
public final class SettingFaults {

    private final String prefix;
    private final List<SettingFault> faults = new ArrayList<>();

    /** @param prefix what all names begin with, {@code countersign.mail} */
    public SettingFaults(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Notes one.
     *
     * @param name without the prefix
     * @param problem as the rest of a sentence that begins with the name; never the value of a secret
     */
    @CanIgnoreReturnValue
    public SettingFaults fault(String name, String problem) {
        faults.add(new SettingFault(prefix + "." + name, problem));
        return this;
    }

    /** Notes a value that is out of its limits, both of which are allowed. */
    @CanIgnoreReturnValue
    public <T extends Comparable<T>> SettingFaults within(String name, T value, T least, T most) {
        return value.compareTo(least) < 0 || value.compareTo(most) > 0
                ? fault(name, "must be from " + least + " to " + most + ", not " + value)
                : this;
    }

    /** Notes a time that is none. */
    @CanIgnoreReturnValue
    public SettingFaults some(String name, Duration value) {
        return value.toMillis() < 1 ? fault(name, "must be a millisecond or more, not " + value) : this;
    }

    /** @throws FaultySettings if any was noted */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new FaultySettings(faults);
        }
    }
}
