package org.countersign.settings;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with settings: all of it, so that nobody starts the service once for each fault. */
public final class SettingFaults {

    /** The highest port that there is. */
    public static final int LAST_PORT = 65_535;

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

    /** Notes a folder that is none, and could not be made, or that could not be written in. */
    @CanIgnoreReturnValue
    public SettingFaults folder(String name, Path folder) {
        var there = nearest(folder);
        if (!Files.isDirectory(there)) {
            return fault(name, "must be a folder: " + there + " is none");
        }
        return Files.isWritable(there)
                ? this
                : fault(name, "must be a folder that " + me() + " may write in: " + there + " is not");
    }

    /** Notes a file that could not be written to, or could not be made. */
    @CanIgnoreReturnValue
    public SettingFaults file(String name, Path file) {
        if (!Files.exists(file)) {
            return newFile(name, file);
        }
        return Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file)
                ? this
                : fault(name, "must be a file that " + me() + " may read and write: " + file + " is not");
    }

    /** Notes a file that could not be read, or where there is none, could not be made. */
    @CanIgnoreReturnValue
    public SettingFaults readableFile(String name, Path file) {
        if (!Files.exists(file)) {
            return newFile(name, file);
        }
        return Files.isRegularFile(file) && Files.isReadable(file)
                ? this
                : fault(name, "must be a file that " + me() + " may read: " + file + " is not");
    }

    private SettingFaults newFile(String name, Path file) {
        var there = nearest(file);
        return Files.isDirectory(there) && Files.isWritable(there)
                ? this
                : fault(name, "must be a file, and " + me() + " cannot make " + file + ": look at " + there);
    }

    /** What is there of the way to it. */
    private static Path nearest(Path path) {
        var there = path.toAbsolutePath().normalize();
        for (var above = there.getParent(); above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        return there;
    }

    private static String me() {
        return System.getProperty("user.name");
    }

    /** @throws FaultySettings if any was noted */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new FaultySettings(faults);
        }
    }
}
