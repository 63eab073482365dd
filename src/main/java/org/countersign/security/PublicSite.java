package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.countersign.mfa.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people reach the service: what {@code countersign.public-url} says. Without it there is a site for who works on
 * this very machine only, for what a request says of its host is not to be believed.
 */
@Component
public class PublicSite {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private final Optional<URI> configured;

    PublicSite(@Value("${countersign.public-url:}") String configured) {
        this.configured =
                Optional.of(configured.strip()).filter(url -> !url.isEmpty()).map(PublicSite::parse);
    }

    /** Where passkeys are good; nothing: they are not to be had. */
    public Optional<Site> of(HttpServletRequest request) {
        return base(request).map(base -> new Site(base.getHost(), originOf(base)));
    }

    /** The address that the settings name. */
    Optional<URI> configured() {
        return configured;
    }

    /** The address of the service, without a slash at its end. */
    public Optional<URI> base(HttpServletRequest request) {
        return configured.or(() -> Optional.of(request.getServerName())
                .filter(THIS_MACHINE::contains)
                .map(host -> URI.create(request.getScheme() + "://" + host + ":" + request.getServerPort())));
    }

    private static String originOf(URI base) {
        var usual = "https".equals(base.getScheme()) ? 443 : 80;
        var port = base.getPort() == -1 || base.getPort() == usual ? "" : ":" + base.getPort();
        return base.getScheme() + "://" + base.getHost() + port;
    }

    private static URI parse(String url) {
        var read = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        if (read.getHost() == null || !Set.of("http", "https").contains(String.valueOf(read.getScheme()))) {
            throw new IllegalArgumentException("countersign.public-url must be an address, https://…, but is " + url);
        }
        return read;
    }
}
