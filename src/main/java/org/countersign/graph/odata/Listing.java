package org.countersign.graph.odata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A collection, or a page of one, as it is answered.
 *
 * @param count how many there are on all pages; none: nobody asked
 * @param nextLink where the next page is; none: this is the last one
 */
public record Listing<T>(
        @JsonProperty(ODataContext.PROPERTY) String context,
        @JsonProperty("@odata.count") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer count,
        @JsonProperty("@odata.nextLink") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextLink,
        List<T> value) {

    /**
     * A collection that fits one page.
     *
     * @param path what is listed, as the metadata name it
     */
    public static <T> Listing<T> of(String path, Stream<T> values) {
        return new Listing<>(ODataContext.ofCollection(path), null, null, values.toList());
    }
}
