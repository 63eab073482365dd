package org.countersign.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches page by page (RFC 2696), on one connection: to another one, a page's cookie may mean nothing. */
final class PagedSearch {

    /** For a whole reading. A server that answers each page in time can still go on for ever. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final LDAPConnection connection;
    private final LdapProperties properties;
    private final long began = System.nanoTime();

    PagedSearch(LDAPConnection connection, LdapProperties properties) {
        this.connection = connection;
        this.properties = properties;
    }

    /** Everything below {@code base} that fits; references to other servers are left alone. */
    List<SearchResultEntry> all(String base, String filter, String... attributes) throws LDAPException {
        var entries = new ArrayList<SearchResultEntry>();
        ASN1OctetString cookie = null;
        do {
            requireTime();
            var request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
            request.addControl(new SimplePagedResultsControl(properties.pageSize(), cookie, true));
            var result = connection.search(request);
            entries.addAll(result.getSearchEntries());
            cookie = next(SimplePagedResultsControl.get(result));
        } while (cookie != null);
        return entries;
    }

    private static @Nullable ASN1OctetString next(@Nullable SimplePagedResultsControl page) {
        return page != null && page.moreResultsToReturn() ? page.getCookie() : null;
    }

    private void requireTime() throws LDAPException {
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw new LDAPException(ResultCode.TIMEOUT, "Reading took longer than " + LONGEST);
        }
    }
}
