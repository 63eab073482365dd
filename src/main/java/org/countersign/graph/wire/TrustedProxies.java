package org.countersign.graph.wire;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets trusted proxies say from where and under which address callers came: links then name that address, and so does
 * the audit. Of the addresses a proxy hands on the last one counts that is no trusted proxy's own: whatever a caller puts
 * before it is his invention. What anybody else says of that kind is ignored.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ApiProperties properties;

    TrustedProxies(ApiProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (properties.trustedProxies().isEmpty()) {
            return;
        }
        var address = new RemoteIpValve();
        address.setInternalProxies(properties.trustedProxies());
        address.setHostHeader("X-Forwarded-Host");
        address.setPortHeader("X-Forwarded-Port");
        address.setProtocolHeader("X-Forwarded-Proto");
        factory.addEngineValves(address, new ForwardedPortValve());
    }
}
