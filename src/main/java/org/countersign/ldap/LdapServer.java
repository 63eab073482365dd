package org.countersign.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * The connections to the other directory. None waits for longer than the time-outs, none follows a referral (it would
 * take passwords to wherever it points), and each has seen a certificate of the host's name where it is encrypted.
 * Nothing is asked before it is needed, so the service starts without the other directory too.
 */
final class LdapServer implements DisposableBean {

    /** More sign-ins at a time wait for a connection, for as long as one may take to be made. */
    private static final int MOST_CONNECTIONS = 10;

    private final LdapProperties properties;
    private final ServerSet asTheService;
    private final LDAPConnectionPool lookUps;

    /** Passwords are tried on connections on which nothing else is ever asked: a bind changes who is asking. */
    private final LDAPConnectionPool tries;

    LdapServer(LdapProperties properties) throws LDAPException, GeneralSecurityException {
        this.properties = properties;
        var service = new SimpleBindRequest(properties.bindDn(), properties.bindPassword());
        this.asTheService = servers(properties, service);
        this.lookUps = pool(asTheService, service);
        this.tries = pool(servers(properties, null), null);
    }

    /** A connection of the service's own, for a long conversation; whoever takes it closes it. */
    LDAPConnection connect() throws LDAPException {
        return asTheService.getConnection();
    }

    SearchResult search(SearchRequest request) throws LDAPException {
        return lookUps.search(request);
    }

    /**
     * Whether a password is an entry's.
     *
     * @param password not empty: with an empty one, many servers answer "success" to whoever asks (RFC 4513, 5.1.2)
     * @throws LDAPException if there is no telling
     */
    boolean accepts(String dn, String password) throws LDAPException {
        if (dn.isEmpty() || password.isEmpty()) {
            return false;
        }
        try {
            tries.bind(dn, password);
            return true;
        } catch (LDAPException e) {
            if (e.getResultCode().isConnectionUsable()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void destroy() {
        lookUps.close();
        tries.close();
    }

    private LDAPConnectionPool pool(ServerSet servers, @Nullable BindRequest bind) throws LDAPException {
        var pool = new LDAPConnectionPool(servers, bind, 0, MOST_CONNECTIONS, null, false);
        pool.setMaxWaitTimeMillis(properties.connectTimeout().toMillis());
        pool.setCreateIfNecessary(false);
        // The server may have closed a connection that nobody used for a while.
        pool.setRetryFailedOperationsDueToInvalidConnections(true);
        return pool;
    }

    private static ServerSet servers(LdapProperties properties, @Nullable BindRequest bind)
            throws LDAPException, GeneralSecurityException {
        var url = new LDAPURL(properties.url().strip());
        var encrypted = url.getScheme().equals("ldaps");
        var tls = new HandshakeInTime(LdapTrust.of(properties).createSSLSocketFactory(), properties.connectTimeout());
        return new SingleServerSet(
                url.getHost(),
                url.getPort(),
                encrypted ? tls : null,
                options(properties),
                bind,
                properties.startTls() ? new StartTLSPostConnectProcessor(tls) : null);
    }

    private static LDAPConnectionOptions options(LdapProperties properties) {
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) properties.connectTimeout().toMillis());
        options.setResponseTimeoutMillis(properties.responseTimeout().toMillis());
        options.setUseSynchronousMode(true);
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }
}
