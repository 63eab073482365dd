package org.countersign.ldap;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which directory is asked, and for whom. Without a {@code url} none is.
 *
 * @param url {@code ldaps://directory.contoso.example}
 * @param startTls whether a connection to {@code ldap://} is encrypted before anything is said on it
 * @param bindDn as whom the service reads
 * @param truststore whom to trust, a PKCS#12 or JKS file, or certificates in a {@code .pem} file; empty: whom Java trusts
 * @param pageSize how many entries are read at a time
 * @param connectTimeout how long a connection may take
 * @param responseTimeout how long an answer may take
 * @param interval how long after the last reading the next one is due
 * @param mostGone how many in a hundred of those known may be missing before a reading is not believed
 */
@ConfigurationProperties("countersign.ldap")
record LdapProperties(
        @DefaultValue("") String url,
        @DefaultValue("false") boolean startTls,
        @DefaultValue("") String bindDn,
        @DefaultValue("") String bindPassword,
        @DefaultValue("") String truststore,
        @DefaultValue("") String truststorePassword,
        @DefaultValue Users users,
        @DefaultValue Groups groups,
        @DefaultValue("500") int pageSize,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT30S") Duration responseTimeout,
        @DefaultValue("PT15M") Duration interval,
        @DefaultValue("50") int mostGone) {

    /** @throws IllegalArgumentException naming every fault: better no start than a directory that is read wrongly */
    LdapProperties {
        if (!url.isBlank()) {
            new LdapFaults()
                    .server(url, startTls)
                    .credentials(bindDn, bindPassword)
                    .file("truststore", truststore)
                    .users(users)
                    .groups(groups)
                    .within("page-size", pageSize, 1, 10_000)
                    .within("most-gone", mostGone, 0, 100)
                    .within("connect-timeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(1))
                    .within("response-timeout", responseTimeout, Duration.ofMillis(100), Duration.ofMinutes(5))
                    .within("interval", interval, Duration.ofMinutes(1), Duration.ofDays(1))
                    .throwIfAny();
        }
    }

    /** It holds passwords. */
    @Override
    public String toString() {
        return "LdapProperties[" + url + "]";
    }

    /**
     * Who is taken over.
     *
     * @param base below which entry they are
     * @param filter which entries they are
     * @param id the attribute that never changes and is given to nobody else: {@code entryUUID}, {@code objectGUID}
     * @param principalName the attribute with the long name
     * @param nickname the attribute with the short name; who has none goes by what stands before the {@code @}
     */
    record Users(
            @DefaultValue("") String base,
            @DefaultValue("(objectClass=inetOrgPerson)") String filter,
            @DefaultValue("entryUUID") String id,
            @DefaultValue("mail") String principalName,
            @DefaultValue("uid") String nickname,
            @DefaultValue("cn") String displayName,
            @DefaultValue("mail") String mail) {}

    /**
     * Which groups are taken over.
     *
     * @param base below which entry they are; empty: there are none
     * @param member the attribute with the members' distinguished names
     */
    record Groups(
            @DefaultValue("") String base,
            @DefaultValue("(objectClass=groupOfNames)") String filter,
            @DefaultValue("entryUUID") String id,
            @DefaultValue("cn") String displayName,
            @DefaultValue("member") String member) {}
}
