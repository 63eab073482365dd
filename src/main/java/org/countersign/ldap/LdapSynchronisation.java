package org.countersign.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the embedded directory what the other one says. It is the embedded one that is asked by everybody, so while the
 * other is away, slow or not to be believed, what it said last holds.
 */
public class LdapSynchronisation {

    private static final Logger log = LoggerFactory.getLogger(LdapSynchronisation.class);

    private static final int MOST_TOLD = 10;

    private final Directory directory;
    private final LdapReader reader;
    private final LdapTakeover takeover;
    private final LdapState state;

    LdapSynchronisation(Directory directory, LdapReader reader, LdapTakeover takeover, LdapState state) {
        this.directory = directory;
        this.reader = reader;
        this.takeover = takeover;
        this.state = state;
    }

    /** How the readings go. */
    public LdapStatus status() {
        return state.status();
    }

    /** Reads now, unless another node does. */
    public void synchroniseAtOnce() {
        synchronise(true);
    }

    /** Reads if it is time to, unless another node does. */
    public void synchroniseIfDue() {
        synchronise(false);
    }

    /** The first run is over once anybody has an account: the first one to have one is the administrator. */
    private void synchronise(boolean atOnce) {
        if (directory.isEmpty()) {
            log.info("LDAP: nobody is taken over before there is a first administrator");
        } else {
            state.claim(atOnce).ifPresent(this::synchronise);
        }
    }

    private void synchronise(UUID claim) {
        try {
            // All of it is read before the transaction begins: nothing outside is called in one.
            var reading = reader.read();
            var faults = takeover.takeOver(reading, claim);
            log.info(
                    "LDAP: {} people and {} groups were read; {} entries are left out",
                    reading.people().size(),
                    reading.groups().size(),
                    faults.size());
            faults.stream().limit(MOST_TOLD).forEach(fault -> log.warn("LDAP: {}: {}", fault.entry(), fault.message()));
        } catch (LDAPException | RuntimeException e) {
            var reason = LdapFailure.reason(e);
            log.error("LDAP: nothing was taken over; what was taken over last holds. {}", reason);
            log.debug("LDAP: nothing was taken over", e);
            state.failed(claim, reason);
        }
    }
}
