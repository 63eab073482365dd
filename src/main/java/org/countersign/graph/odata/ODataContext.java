package org.countersign.graph.odata;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.graph.wire.ApiPath;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses by which answers say of what type they are. */
public final class ODataContext {

    /** Under what name an answer says of what type it is. */
    public static final String PROPERTY = "@odata.context";

    /** What a parameter that means something here is called like. */
    private static final Pattern PARAMETER = Pattern.compile("\\$?[A-Za-z]{1,64}");

    private ODataContext() {}

    static String ofCollection(String path) {
        return root() + "/$metadata#" + path;
    }

    static String ofEntity(String path) {
        return ofCollection(path) + "/$entity";
    }

    /** The address of an entity under the version that was called. */
    public static String address(String path) {
        return root() + "/" + path;
    }

    /** The path of the current request, without what is before the service. */
    static String path() {
        var request = currentRequest();
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The address of the current request, with one query parameter replaced. */
    static String again(String name, String value) {
        var request = currentRequest();
        var address = ServletUriComponentsBuilder.fromRequest(request).replaceQuery(null);
        var values = new ArrayList<String>();
        request.getParameterMap().forEach((parameter, given) -> {
            if (PARAMETER.matcher(parameter).matches()
                    && !QueryOptions.nameOf(parameter).equals(name)) {
                add(address, parameter, given[0], values);
            }
        });
        add(address, name, value, values);
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value, List<String> values) {
        values.add(value);
        address.queryParam(name, "{" + values.size() + "}");
    }

    private static String root() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                + ApiPath.versionOf(currentRequest());
    }

    private static HttpServletRequest currentRequest() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
