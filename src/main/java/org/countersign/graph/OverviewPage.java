package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an overview.
 *
 * @param nextLink where the next page is; none: this is the last one
 */
record OverviewPage(
        @JsonProperty("@odata.context") String context,
        @JsonProperty("@odata.nextLink") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextLink,
        List<HoldingView> value) {}
