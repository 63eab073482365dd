package org.countersign.query;

import java.util.Comparator;
import java.util.UUID;

/**
 * Where a line stands in an order: lines that come or go meanwhile move no other.
 *
 * @param key what the lines are sorted by, as a text that sorts likewise
 * @param id what lines alike in that are sorted by
 */
public record Place(String key, UUID id) implements Comparable<Place> {

    /** Databases sort ids by their bytes without a sign, as their texts are sorted; {@link UUID} itself does not. */
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::key).thenComparing(place -> place.id().toString());

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
