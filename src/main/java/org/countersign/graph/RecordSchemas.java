package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.ODataContext;
import org.jspecify.annotations.Nullable;

/** Says of the components of records which may be null and which are always there. */
final class RecordSchemas implements ModelConverter {

    private final ObjectMapper json;

    RecordSchemas(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = json.constructType(type.getType());
        if (java.hasRawClass(Entity.class)) {
            return entity(java.containedType(0), context);
        }
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        if (schema != null && java.isRecordType()) {
            complete(modelOf(schema, context), java);
        }
        return schema;
    }

    /** The properties of the one thing, and its context beside them; of one of several kinds of things, each kind's. */
    private Schema<?> entity(JavaType of, ModelConverterContext context) {
        var kinds = of.getRawClass().getPermittedSubclasses();
        if (kinds != null) {
            return new Schema<>()
                    .oneOf(Stream.of(kinds)
                            .<Schema>map(kind -> entity(json.constructType(kind), context))
                            .toList());
        }
        var thing = context.resolve(new AnnotatedType(of).resolveAsRef(true));
        var model = Objects.requireNonNull(modelOf(thing, context));
        var entity = new Schema<>()
                .types(Set.of("object"))
                .addProperty(ODataContext.PROPERTY, new StringSchema())
                .addRequiredItem(ODataContext.PROPERTY);
        model.getProperties().forEach(entity::addProperty);
        Objects.requireNonNullElse(model.getRequired(), List.<String>of()).forEach(entity::addRequiredItem);
        var name = "Entity" + of.getRawClass().getSimpleName();
        context.defineModel(name, entity);
        return new Schema<>().$ref(name);
    }

    private static @Nullable Schema<?> modelOf(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private void complete(@Nullable Schema<?> model, JavaType type) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        var properties = json.getSerializationConfig().introspect(type).findProperties();
        Stream.of(type.getRawClass().getRecordComponents()).forEach(component -> properties.stream()
                .filter(property -> property.getInternalName().equals(component.getName()))
                .forEach(property -> complete(model, component, property)));
    }

    private static void complete(Schema<?> model, RecordComponent component, BeanPropertyDefinition property) {
        var schema = model.getProperties().get(property.getName());
        if (schema == null || isLeftOut(component)) {
            return;
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            model.getProperties().put(property.getName(), orNull(schema));
        } else if (model.getRequired() == null || !model.getRequired().contains(property.getName())) {
            model.addRequiredItem(property.getName());
        }
    }

    /** Whether a component that is nothing is not there at all. */
    private static boolean isLeftOut(RecordComponent component) {
        var include = component.getAccessor().getAnnotation(JsonInclude.class);
        var ofAll = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return Stream.of(include, ofAll).anyMatch(one -> one != null && one.value() != JsonInclude.Include.ALWAYS);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() != null) {
            schema.addType("null");
            return schema;
        }
        return schema.get$ref() == null
                ? schema
                : new Schema<>().anyOf(List.of(schema, new Schema<>().types(Set.of("null"))));
    }
}
