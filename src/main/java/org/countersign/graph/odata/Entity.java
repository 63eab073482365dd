package org.countersign.graph.odata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** One thing as it is answered. */
public record Entity<T>(@JsonProperty(ODataContext.PROPERTY) String context, @JsonUnwrapped T value) {

    /** @param path the collection it is of, as the metadata name it */
    public static <T> Entity<T> of(String path, T value) {
        return new Entity<>(ODataContext.ofEntity(path), value);
    }

    /**
     * The answer that it was made, and where it is.
     *
     * @param path the collection it is of, as the metadata name it
     */
    public static <T> ResponseEntity<Entity<T>> created(String path, Object id, T value) {
        return ResponseEntity.created(URI.create(ODataContext.address(path + "/" + id)))
                .body(of(path, value));
    }
}
