package org.countersign.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class LdapPropertiesTests {

    private static final Map<String, String> SOUND = Map.of(
            "url", "ldaps://directory.contoso.example",
            "bind-dn", "cn=reader,dc=contoso,dc=example",
            "bind-password", "reader's secret",
            "users.base", "ou=people,dc=contoso,dc=example");

    @Test
    void withoutAUrlNothingIsAsked() {
        assertThat(bind(Map.of("page-size", "0")).url()).isEmpty();
    }

    @Test
    void whatIsLeftOutHasTheDocumentedValue() {
        var properties = bind(SOUND);

        assertThat(properties.pageSize()).isEqualTo(500);
        assertThat(properties.connectTimeout()).hasSeconds(5);
        assertThat(properties.responseTimeout()).hasSeconds(30);
        assertThat(properties.interval()).hasMinutes(15);
        assertThat(properties.users().id()).isEqualTo("entryUUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap://localhost:10389", "ldap://127.0.0.1", "ldap://[::1]:389"})
    void thisMachineMayBeAskedInTheClear(String url) {
        assertThatCode(() -> bind(with("url", url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ldap://directory.contoso.example", "ldap://localhost.contoso.example", "ldap://127.evil.example"
            })
    void nobodyElseMay(String url) {
        assertThatThrownBy(() -> bind(with("url", url)))
                .hasRootCauseMessage(
                        "countersign.ldap.url must be ldaps://, or start-tls must be true: passwords go this way.");
        var encrypted = new HashMap<>(with("url", url));
        encrypted.put("start-tls", "true");
        assertThatCode(() -> bind(encrypted)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "url, https://directory.contoso.example",
        "url, ldaps:///",
        "url, 'ldaps://directory.contoso.example/dc=contoso'",
        "start-tls, true",
        "bind-dn, reader",
        "bind-dn, ''",
        "bind-password, ''",
        "truststore, /no/such/file",
        "users.base, ''",
        "users.base, people",
        "users.filter, objectClass=)",
        "users.id, ''",
        "users.principal-name, 'mail;lang-en'",
        "groups.base, groups",
        "groups.filter, (",
        "groups.member, '*'",
        "page-size, 0",
        "most-gone, 101",
        "connect-timeout, PT0S",
        "response-timeout, PT1H",
        "interval, PT1S"
    })
    void eachFaultIsNamed(String name, String value) {
        assertThatThrownBy(() -> bind(with(name, value)))
                .rootCause()
                .hasMessageStartingWith("countersign.ldap." + name + " ");
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThatThrownBy(() -> bind(Map.of("url", "ldaps://directory.contoso.example", "page-size", "0")))
                .rootCause()
                .hasMessageContainingAll("bind-dn", "bind-password", "users.base", "page-size");
    }

    @Test
    void theEnvironmentMayNameThem() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment",
                        Map.of(
                                "COUNTERSIGN_LDAP_URL", "ldaps://directory.contoso.example",
                                "COUNTERSIGN_LDAP_BIND_DN", "cn=reader,dc=contoso,dc=example",
                                "COUNTERSIGN_LDAP_BIND_PASSWORD", "reader's secret",
                                "COUNTERSIGN_LDAP_USERS_BASE", "ou=people,dc=contoso,dc=example",
                                "COUNTERSIGN_LDAP_USERS_PRINCIPAL_NAME", "userPrincipalName",
                                "COUNTERSIGN_LDAP_MOST_GONE", "100")));
        var properties = Binder.get(environment)
                .bind("countersign.ldap", LdapProperties.class)
                .get();

        assertThat(properties.users().principalName()).isEqualTo("userPrincipalName");
        assertThat(properties.mostGone()).isEqualTo(100);
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(bind(SOUND).toString()).doesNotContain("secret");
    }

    private static Map<String, String> with(String name, String value) {
        var settings = new HashMap<>(SOUND);
        settings.put(name, value);
        return settings;
    }

    private static LdapProperties bind(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        settings.forEach((name, value) -> all.put("countersign.ldap." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("countersign.ldap", LdapProperties.class);
    }
}
