package org.countersign.ldap;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The room as it is where another directory is named, beside an application that names none. Nothing runs by itself:
 * tests read when they want to.
 */
final class LdapRoom implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableConfigurationProperties(LdapProperties.class)
    @Import(LdapConfiguration.class)
    static class OfTheRoom {}

    private LdapRoom(ApplicationContext application, Map<String, Object> settings) {
        context.setParent(application);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("ldap", settings));
        context.register(OfTheRoom.class);
        context.refresh();
    }

    /** @param settings names without {@code countersign.ldap.}, and values, in turn */
    static LdapRoom open(ApplicationContext application, OtherDirectory other, String... settings) {
        var all = new LinkedHashMap<String, Object>();
        other.settings().forEach((name, value) -> all.put("countersign.ldap." + name, value));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("countersign.ldap." + settings[i], settings[i + 1]);
        }
        return new LdapRoom(application, all);
    }

    /** Forgets whatever tests before took over; the accounts stay. */
    static void forget(ApplicationContext application) {
        var dsl = application.getBean(DSLContext.class);
        dsl.execute("delete from ldap_user");
        dsl.execute("delete from ldap_group");
        dsl.execute("delete from ldap_fault");
        dsl.execute("update ldap_state set claim = null, claimed_until = null, due_at = null, succeeded_at = null,"
                + " failed_at = null, failure = null");
    }

    /** Reads, and tells how it went. */
    LdapStatus read() {
        synchronisation().synchroniseAtOnce();
        return synchronisation().status();
    }

    LdapSynchronisation synchronisation() {
        return context.getBean(LdapSynchronisation.class);
    }

    LdapPasswords passwords() {
        return context.getBean(LdapPasswords.class);
    }

    LdapState state() {
        return context.getBean(LdapState.class);
    }

    LdapReader reader() {
        return context.getBean(LdapReader.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
