package org.countersign.security.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.countersign.keys.Keyring;
import org.countersign.keys.MissingKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Gives the browser its session's id sealed, with a key that lies outside the database. Whoever reads the database, or a
 * backup, finds ids there that no browser could show; and no id that somebody made up is ever looked for.
 */
final class SealedCookies implements CookieSerializer {

    private static final Logger log = LoggerFactory.getLogger(SealedCookies.class);

    private static final String OWNER = "session-cookie";

    private final CookieSerializer cookies;
    private final Keyring keys;

    SealedCookies(CookieSerializer cookies, Keyring keys) {
        this.cookies = cookies;
        this.keys = keys;
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookies.readCookieValues(request).stream()
                .map(this::open)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        cookies.writeCookieValue(cookie.getCookieValue().isEmpty() ? cookie : sealed(cookie));
    }

    private CookieValue sealed(CookieValue plain) {
        return new CookieValue(
                plain.getRequest(),
                plain.getResponse(),
                keys.seal(plain.getCookieValue(), OWNER).text());
    }

    private Optional<String> open(String sealed) {
        try {
            return Optional.of(keys.open(sealed, OWNER));
        } catch (MissingKeys | IllegalStateException e) {
            log.debug("A session's cookie cannot be opened", e);
            return Optional.empty();
        }
    }
}
