package org.countersign.graph;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;

/**
 * Takes the address that a caller used from what trusted proxies say of it. Tomcat's own valve leaves out the port of
 * {@code X-Forwarded-Host: pim.example:8443}, and many a proxy tells it nowhere else.
 */
class ForwardedAddressValve extends RemoteIpValve {

    private static final String HOST = "X-Forwarded-Host";
    private static final String PORT = "X-Forwarded-Port";
    private static final Pattern PORT_OF_HOST = Pattern.compile(":(\\d{1,5})$");

    ForwardedAddressValve(String trustedProxies) {
        setInternalProxies(trustedProxies);
        setHostHeader(HOST);
        setPortHeader(PORT);
        setProtocolHeader("X-Forwarded-Proto");
    }

    /** Who may say so is asked afterwards. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var host = request.getHeader(HOST);
        if (host != null && request.getHeader(PORT) == null) {
            var port = PORT_OF_HOST.matcher(host);
            if (port.find()) {
                request.getCoyoteRequest().getMimeHeaders().setValue(PORT).setString(port.group(1));
            }
        }
        super.invoke(request, response);
    }
}
