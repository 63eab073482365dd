package org.countersign.process.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** A form made in Camunda Modeler: a JSON object with an id, by which tasks name it. */
final class FormFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FormFile() {}

    /** What keeps it from being read. */
    static Stream<String> faultsIn(String file, byte[] form) {
        try {
            return read(form).isEmpty()
                    ? Stream.of(ModelPlace.file(file).fault("this is no form: it has no id."))
                    : Stream.empty();
        } catch (JacksonException e) {
            var at = e.getLocation();
            return Stream.of(ModelPlace.position(file, at.getLineNr(), at.getColumnNr())
                    .fault("this is no form. " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of a form that can be read. */
    static String idOf(byte[] form) {
        try {
            return read(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(byte[] form) throws IOException {
        return JSON.readTree(form).path("id").asText();
    }
}
