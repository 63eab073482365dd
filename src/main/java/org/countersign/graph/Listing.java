package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/** A collection as it is answered. */
record Listing<T>(@JsonProperty("@odata.context") String context, List<T> value) {

    /** @param path what is listed, as the metadata name it */
    static <T> Listing<T> of(String path, Stream<T> values) {
        return new Listing<>(ODataContext.ofCollection(path), values.toList());
    }
}
