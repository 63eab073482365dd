package org.countersign.graph.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * What became of one of several things that were asked for in one call. Each goes its own way: what one fails of, no
 * other one does.
 *
 * @param id what was asked about
 * @param status as it would have been answered alone
 * @param body what it would have been answered with; none: nothing, or an error
 * @param error none: it was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemResult(String id, int status, @Nullable Object body, @Nullable Failure error) {

    private static final Logger log = LoggerFactory.getLogger(ItemResult.class);

    /** Why something was not done. */
    @Schema(name = "ItemFailure")
    record Failure(
            String code, String message, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GraphError.Detail> details) {}

    /** Does one of the things. */
    public static ItemResult of(String id, HttpStatus done, Supplier<? extends @Nullable Object> deed) {
        try {
            return new ItemResult(id, done.value(), deed.get(), null);
        } catch (RuntimeException e) {
            var error = GraphErrors.of(e);
            if (error.status().is5xxServerError()) {
                log.error("One of several things that were asked for failed: {}", id, e);
            }
            return new ItemResult(
                    id, error.status().value(), null, new Failure(error.code(), error.message(), error.details()));
        }
    }
}
