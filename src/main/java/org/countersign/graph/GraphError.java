package org.countersign.graph;

import java.util.List;
import org.springframework.http.HttpStatusCode;

/**
 * What a caller is told when something is not done.
 *
 * @param code its name on the wire
 * @param message what to do about it
 * @param details its parts, where there are several
 */
record GraphError(HttpStatusCode status, String code, String message, List<Detail> details) {

    GraphError(HttpStatusCode status, String code, String message) {
        this(status, code, message, List.of());
    }

    /** One part of an error. */
    record Detail(String code, String message) {}
}
