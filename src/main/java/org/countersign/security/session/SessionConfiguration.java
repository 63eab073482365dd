package org.countersign.security.session;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.keys.Keyring;
import org.countersign.security.FleetingAttributes;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions of browsers are kept by Spring Session, in the database, under the settings of {@code server.servlet.session}. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

    /**
     * One that another request has ended meanwhile gets no attribute; one that another request has set is set, and one that
     * it has removed is there again.
     */
    private static final String ATTRIBUTES_OF_LIVING_SESSIONS =
            """
            spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) %s
            select s.primary_id, given.name, given.bytes
            from spring_session s join (select %s) given on s.primary_id = given.id
            """;

    private static final String ID_AND_NAME = "cast(? as varchar(36)) id, cast(? as varchar(200)) name";
    private static final String BYTES = "cast(? as bytea) bytes";

    /** The library gives what is new in one order, and what has changed in another. */
    private static final String NEW = ID_AND_NAME + ", " + BYTES;

    private static final String CHANGED = BYTES + ", " + ID_AND_NAME;

    @Bean
    SessionRepository<?> browserSessions(
            JdbcOperations jdbc,
            DSLContext dsl,
            PlatformTransactionManager transactionManager,
            Keyring keys,
            IdleLimit idleLimit,
            List<FleetingAttributes> fleeting) {
        var transactions = new TransactionTemplate(transactionManager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var library = new JdbcIndexedSessionRepository(jdbc, transactions);
        library.setDefaultMaxInactiveInterval(idleLimit.timeout());
        library.setConversionService(new SealedObjects(keys).asConversions());
        // Whose they are is not read there.
        library.setIndexResolver(session -> Map.of());
        library.setCreateSessionAttributeQuery(attributes(dsl, NEW));
        library.setUpdateSessionAttributeQuery(attributes(dsl, CHANGED));
        return over(
                library,
                jdbc,
                fleeting.stream().flatMap(each -> each.names().stream()).collect(toUnmodifiableSet()));
    }

    private static <S extends Session> BrowserSessions<S> over(
            SessionRepository<S> library, JdbcOperations jdbc, Set<String> fleeting) {
        return new BrowserSessions<>(library, jdbc, fleeting);
    }

    private static String attributes(DSLContext dsl, String given) {
        return dsl.family() == SQLDialect.H2
                ? "merge into "
                        + ATTRIBUTES_OF_LIVING_SESSIONS.formatted("key (session_primary_id, attribute_name)", given)
                : "insert into " + ATTRIBUTES_OF_LIVING_SESSIONS.formatted("", given)
                        + "on conflict (session_primary_id, attribute_name)"
                        + " do update set attribute_bytes = excluded.attribute_bytes";
    }

    @Bean
    CookieSerializer sessionCookies(ServerProperties server, Keyring keys) {
        return new SealedCookies(plainCookies(server.getServlet().getSession().getCookie()), keys);
    }

    /** Where nothing is said of TLS, the cookie is for it alone if the request came by it. */
    private static DefaultCookieSerializer plainCookies(Cookie settings) {
        var cookies = new DefaultCookieSerializer();
        cookies.setUseBase64Encoding(false);
        cookies.setCookieName(settings.getName());
        cookies.setUseHttpOnlyCookie(settings.getHttpOnly());
        cookies.setSameSite(settings.getSameSite().attributeValue());
        if (settings.getSecure() != null) {
            cookies.setUseSecureCookie(settings.getSecure());
        }
        return cookies;
    }
}
