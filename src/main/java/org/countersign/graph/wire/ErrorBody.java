package org.countersign.graph.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.countersign.graph.error.GraphError;
import org.jspecify.annotations.Nullable;

/** An error as it is answered. */
@Schema(name = ErrorBody.SCHEMA)
public record ErrorBody(Failure error) {

    public static final String SCHEMA = "Error";

    /** What went wrong. */
    @Schema(name = "ErrorFailure")
    record Failure(
            String code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GraphError.Detail> details,
            InnerError innerError) {}

    /**
     * By what to ask about it.
     *
     * @param date none: the database did not answer
     */
    @Schema(name = "ErrorInnerError")
    record InnerError(
            @Nullable String date,
            @JsonProperty(RequestIds.SERVER) String requestId,
            @JsonProperty(RequestIds.CLIENT) String clientRequestId) {}
}
