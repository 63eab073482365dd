package org.countersign.graph;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The addresses by which answers say of what type they are. */
final class ODataContext {

    private ODataContext() {}

    static String ofCollection(String path) {
        return root() + "/$metadata#" + path;
    }

    static String ofEntity(String path) {
        return ofCollection(path) + "/$entity";
    }

    /** The address of an entity under the version that was called. */
    static String address(String path) {
        return root() + "/" + path;
    }

    private static String root() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                + ApiPath.versionOf(currentRequest());
    }

    private static HttpServletRequest currentRequest() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
