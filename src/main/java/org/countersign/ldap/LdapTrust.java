package org.countersign.ldap;

import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.util.Locale;
import javax.net.ssl.TrustManager;

/** Whose certificates are believed. There is no setting to believe any. */
final class LdapTrust {

    private LdapTrust() {}

    static SSLUtil of(LdapProperties properties) throws KeyStoreException {
        return new SSLUtil(trusted(properties.truststore().strip(), properties.truststorePassword()));
    }

    private static TrustManager trusted(String file, String password) throws KeyStoreException {
        if (file.isEmpty()) {
            return JVMDefaultTrustManager.getInstance();
        }
        return file.toLowerCase(Locale.ROOT).endsWith(".pem")
                ? new PEMFileTrustManager(Path.of(file).toFile())
                : new TrustStoreTrustManager(file, password.isEmpty() ? null : password.toCharArray(), null, true);
    }
}
