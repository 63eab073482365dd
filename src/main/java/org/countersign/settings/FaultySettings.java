package org.countersign.settings;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Settings that cannot be meant. The message names every fault. */
public class FaultySettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingFault> faults;

    FaultySettings(List<SettingFault> faults) {
        super(faults.stream().map(fault -> fault + ".").collect(joining(" ")));
        this.faults = List.copyOf(faults);
    }

    /** All of them; never none. */
    public List<SettingFault> faults() {
        return faults;
    }
}
