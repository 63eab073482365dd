package org.countersign.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A number that the database tells.
 *
 * @param name as Micrometer has it, {@code countersign.mails.waiting}
 * @param unit what it is a number of; none: of things
 * @param reading asks the database, in the transaction of all figures; it changes nothing
 */
public record Figure(String name, String description, @Nullable String unit, Tags tags, DoubleSupplier reading) {

    /** How many there are of something. */
    public static Figure count(String name, String description, DoubleSupplier reading) {
        return new Figure(name, description, null, Tags.empty(), reading);
    }

    /** How many seconds something has lasted, or is off. */
    public static Figure seconds(String name, String description, DoubleSupplier reading) {
        return new Figure(name, description, "seconds", Tags.empty(), reading);
    }

    /** The same figure of one sort of things. */
    public Figure tagged(String key, String value) {
        return new Figure(name, description, unit, tags.and(key, value), reading);
    }
}
