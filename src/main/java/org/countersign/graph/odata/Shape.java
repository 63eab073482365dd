package org.countersign.graph.odata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of a thing a caller wants. Names are in lower case.
 *
 * @param select the properties; none: all of them
 * @param expand what is put in, and its shape in turn
 */
record Shape(Set<String> select, Map<String, Shape> expand) {

    /** As it is, with nothing put in. */
    static final Shape PLAIN = new Shape(Set.of(), Map.of());

    /** What of a thing is put in; none: nothing, it is left out. */
    @Nullable
    Shape of(String property) {
        return expand.get(property.toLowerCase(Locale.ROOT));
    }

    /** Whether something is put in. */
    boolean expands(String path) {
        Shape shape = this;
        for (var name : path.split("/", -1)) {
            shape = shape.of(name);
            if (shape == null) {
                return false;
            }
        }
        return true;
    }

    /** The paths of what is put in. */
    Stream<String> paths() {
        return expand.entrySet().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.getKey()), entry.getValue().paths().map(path -> entry.getKey() + "/" + path)));
    }

    /** The same with something more put in, as it is. */
    Shape expanding(List<String> properties) {
        var all = new LinkedHashMap<>(expand);
        properties.forEach(property -> all.putIfAbsent(property.toLowerCase(Locale.ROOT), PLAIN));
        return new Shape(select, all);
    }

    /** Whether a property is wanted. */
    boolean wants(String property) {
        var name = property.toLowerCase(Locale.ROOT);
        return select.isEmpty() || select.contains(name) || expand.containsKey(name) || name.startsWith("@odata.");
    }
}
