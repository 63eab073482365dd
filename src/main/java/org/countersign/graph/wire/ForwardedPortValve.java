package org.countersign.graph.wire;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.catalina.Globals;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.countersign.settings.SettingFaults;
import org.jspecify.annotations.Nullable;

/**
 * Takes the port of {@code X-Forwarded-Host: pim.example:8443} where no header tells it besides: many a proxy tells it nowhere
 * else, and {@link RemoteIpValve}, which comes before, leaves it out. That one also asks whether the proxy is trusted, and sets
 * the port back in the end.
 */
class ForwardedPortValve extends ValveBase {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^:,\\[\\]\\s]+):(\\d{1,5})");

    ForwardedPortValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (Boolean.TRUE.equals(request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE))
                && request.getHeader("X-Forwarded-Port") == null) {
            portOf(request.getHeader("X-Forwarded-Host")).ifPresent(request::setServerPort);
        }
        getNext().invoke(request, response);
    }

    private static OptionalInt portOf(@Nullable String host) {
        var parts = HOST_AND_PORT.matcher(String.valueOf(host));
        return parts.matches() ? inRange(Integer.parseInt(parts.group(1))) : OptionalInt.empty();
    }

    private static OptionalInt inRange(int port) {
        return 0 < port && port <= SettingFaults.LAST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
