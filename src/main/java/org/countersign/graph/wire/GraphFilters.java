package org.countersign.graph.wire;

import org.springframework.core.Ordered;

/** In what order the API's filters come, after the sign-in: who sends too much is told before anything is read of it. */
final class GraphFilters {

    static final int RATE_LIMIT = Ordered.LOWEST_PRECEDENCE - 30;

    static final int BODY_LIMIT = Ordered.LOWEST_PRECEDENCE - 20;

    static final int IDEMPOTENCY = Ordered.LOWEST_PRECEDENCE - 10;

    private GraphFilters() {}
}
