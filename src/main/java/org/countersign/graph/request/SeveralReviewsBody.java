package org.countersign.graph.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.NothingElse;
import org.jspecify.annotations.Nullable;

/** One decision of several requests, as a client sends it. */
@NothingElse
record SeveralReviewsBody(@Nullable List<String> ids, @Nullable String reviewResult, @Nullable String justification) {

    private static final int MOST = 100;

    /** The requests to decide; what is named twice is decided once. */
    Stream<String> requests() {
        if (ids == null || ids.isEmpty() || ids.size() > MOST) {
            throw GraphException.badRequest("ids must name 1 to " + MOST + " requests.");
        }
        return new LinkedHashSet<>(ids).stream();
    }

    ReviewBody review() {
        return new ReviewBody(reviewResult, justification, null, null);
    }
}
