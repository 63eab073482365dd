package org.countersign.process;

import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What is noted with a web request on its way through the engine, for the door it came through to read. */
final class RequestNotes {

    private RequestNotes() {}

    /** Notes something; one of a kind. Without a web request nobody waits for it. */
    static void add(Object note) {
        currentRequest()
                .ifPresent(request ->
                        request.setAttribute(nameOf(note.getClass()), note, RequestAttributes.SCOPE_REQUEST));
    }

    static <T> Optional<T> find(Class<T> kind) {
        return currentRequest()
                .map(request -> request.getAttribute(nameOf(kind), RequestAttributes.SCOPE_REQUEST))
                .map(kind::cast);
    }

    private static String nameOf(Class<?> kind) {
        return kind.getName();
    }

    private static Optional<RequestAttributes> currentRequest() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes());
    }
}
