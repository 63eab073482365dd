package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Holds answers of the REST API against its own description: the status is one of those that are told of the route, and
 * the body is of the shape that is told of the status, with nothing in it of which nothing is told.
 */
public final class OpenApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ERROR = "#/components/schemas/Error";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private final JsonNode description;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    /** @param description as it is served */
    public OpenApiContract(String description) {
        try {
            this.description = JSON.readTree(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close(this.description.path("components").path("schemas"));
    }

    /** What is not told of is not allowed. */
    private static void close(JsonNode schemas) {
        for (var schema : schemas) {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
    }

    /** The routes that are told of, as in {@code GET /v1.0/me}. */
    public Set<String> routes() {
        return description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    /** Fails unless the answer is as the description has it. */
    public void check(String method, URI uri, int status, String contentType, String body) {
        var route = method + " " + uri.getPath();
        var response = operation(method, uri.getPath())
                .map(operation -> operation.path("responses").path(String.valueOf(status)));
        if (response.isPresent()) {
            assertThat(response.get().isMissingNode())
                    .as("%s may be answered with %s: %s", route, status, body)
                    .isFalse();
        } else {
            assertThat(status).as("%s is told of", route).isGreaterThanOrEqualTo(400);
        }
        if (response.filter(OpenApiContract::isFile).isPresent()) {
            assertThat(contentType).as(route).doesNotStartWith("application/json");
            return;
        }
        var reference = response.map(
                        one -> one.at("/content/application~1json/schema/$ref").asText())
                .orElse(ERROR);
        if (reference.isEmpty()) {
            reference = response.map(
                            one -> one.at("/content/application~1json/schema").toString())
                    .orElse("");
        }
        if (reference.isEmpty() || method.equals("HEAD")) {
            assertThat(body).as(route).isEmpty();
            return;
        }
        assertThat(contentType).as(route).startsWith("application/json");
        var isWhole = uri.getRawQuery() == null || !uri.getRawQuery().contains("select=");
        assertThat(faults(reference, isWhole, body))
                .as("%s %s: %s", route, status, body)
                .isEmpty();
    }

    /** What the description leaves open: lines of some format. */
    private static boolean isFile(JsonNode response) {
        return response.path("content").has("*/*");
    }

    private String faults(String reference, boolean isWhole, String body) {
        try {
            return schemas
                    .computeIfAbsent(reference + isWhole, absent -> schema(reference, isWhole))
                    .validate(JSON.readTree(body))
                    .stream()
                    .map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
                    .collect(Collectors.joining("; "));
        } catch (IOException e) {
            return "This is no JSON";
        }
    }

    /** @param isWhole whether what is always there has to be there: who selects properties leaves out others */
    private JsonSchema schema(String reference, boolean isWhole) {
        var document = JSON.createObjectNode();
        document.set("components", isWhole ? description.path("components") : inParts());
        if (reference.startsWith("#")) {
            document.put("$ref", reference);
        } else {
            try {
                document.setAll((ObjectNode) JSON.readTree(reference));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document);
    }

    /** Of what is there in part, nothing has to be there, and which of several kinds it is cannot be told. */
    private JsonNode inParts() {
        try {
            var components =
                    JSON.readTree(description.path("components").toString().replace("\"oneOf\"", "\"anyOf\""));
            components.path("schemas").forEach(schema -> ((ObjectNode) schema).remove("required"));
            return components;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one whose path is the most literal. */
    private Optional<JsonNode> operation(String method, String path) {
        return StreamSupport.stream(description.path("paths").properties().spliterator(), false)
                .filter(entry -> patternOf(entry.getKey()).matcher(plain(path)).matches())
                .min(Comparator.comparingInt(entry -> variablesIn(entry.getKey())))
                .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode());
    }

    private static String plain(String path) {
        return path.replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", "");
    }

    private static int variablesIn(String template) {
        return (int) VARIABLE.matcher(template).results().count();
    }

    private static Pattern patternOf(String template) {
        var literal = VARIABLE.splitAsStream(template).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return Pattern.compile(template.endsWith("}") ? literal + "[^/]+" : literal, Pattern.CASE_INSENSITIVE);
    }
}
