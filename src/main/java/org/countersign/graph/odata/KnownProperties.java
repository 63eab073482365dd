package org.countersign.graph.odata;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import org.countersign.graph.error.GraphException;

/** Sees to it that {@code $select} names properties that there are. */
final class KnownProperties {

    private KnownProperties() {}

    /** @throws GraphException {@code BadRequest} if the shape names a property that things of that type do not have */
    static void require(JavaType type, Shape shape, ObjectMapper json) {
        var view = type.isContainerType() ? type.getContentType() : type;
        if (view.isAbstract()) {
            return;
        }
        var properties = json.getSerializationConfig().introspect(view).findProperties();
        shape.select().forEach(name -> {
            if (properties.stream().noneMatch(property -> isNamed(property, name))) {
                throw GraphException.badRequest("$select names a property that there is not. There are: "
                        + String.join(
                                ", ",
                                properties.stream()
                                        .map(BeanPropertyDefinition::getName)
                                        .sorted()
                                        .toList())
                        + ".");
            }
        });
        shape.expand().forEach((name, inner) -> properties.stream()
                .filter(property -> isNamed(property, name))
                .forEach(property -> require(property.getPrimaryType(), inner, json)));
    }

    private static boolean isNamed(BeanPropertyDefinition property, String name) {
        return property.getName().equalsIgnoreCase(name);
    }
}
