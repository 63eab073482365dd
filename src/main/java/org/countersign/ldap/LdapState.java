package org.countersign.ldap;

import static org.countersign.ldap.schema.tables.LdapFault.LDAP_FAULT;
import static org.countersign.ldap.schema.tables.LdapState.LDAP_STATE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.ForeignReadingFailed;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** How the readings go, for all nodes: who reads, when the next one is due, and what came of the last ones. */
@Transactional
class LdapState {

    /** Longer than a reading may take. A node that died with its claim holds up the others no longer. */
    private static final Duration CLAIM = PagedSearch.LONGEST.plusMinutes(5);

    private static final int MOST_FAULTS = 1000;

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final LdapProperties properties;
    private final ApplicationEventPublisher events;

    LdapState(DSLContext dsl, DatabaseClock clock, LdapProperties properties, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.properties = properties;
        this.events = events;
    }

    /**
     * Lets one node read.
     *
     * @param atOnce whether the last reading does not matter
     * @return nothing if another node reads, or none is due
     */
    Optional<UUID> claim(boolean atOnce) {
        var now = clock.now();
        var free = dsl.selectFrom(LDAP_STATE)
                .where(LDAP_STATE.CLAIM.isNull().or(LDAP_STATE.CLAIMED_UNTIL.le(now)))
                .forUpdate()
                .skipLocked()
                .fetchOptional();
        var claim = free.filter(row -> {
                    var due = row.get(LDAP_STATE.DUE_AT);
                    return atOnce || due == null || !due.isAfter(now);
                })
                .map(row -> UUID.randomUUID());
        claim.ifPresent(id -> dsl.update(LDAP_STATE)
                .set(LDAP_STATE.CLAIM, id)
                .set(LDAP_STATE.CLAIMED_UNTIL, now.plus(CLAIM))
                .set(LDAP_STATE.DUE_AT, now.plus(properties.interval()))
                .execute());
        return claim;
    }

    /**
     * Lets nobody else claim until the transaction ends.
     *
     * @throws LdapFailure if another node has claimed meanwhile
     */
    void hold(UUID claim) {
        var held = dsl.selectFrom(LDAP_STATE).where(LDAP_STATE.CLAIM.eq(claim)).forUpdate();
        if (held.fetch().isEmpty()) {
            throw new LdapFailure("Reading took so long that another node has begun to read.");
        }
    }

    void succeeded(UUID claim, List<LdapFault> faults) {
        dsl.update(LDAP_STATE)
                .setNull(LDAP_STATE.CLAIM)
                .set(LDAP_STATE.SUCCEEDED_AT, clock.now())
                .where(LDAP_STATE.CLAIM.eq(claim))
                .execute();
        keep(faults);
    }

    /** The first failure after a success is told: an outage of days is one fact. */
    void failed(UUID claim, String reason) {
        var before = status();
        var noted = dsl.update(LDAP_STATE)
                .setNull(LDAP_STATE.CLAIM)
                .set(LDAP_STATE.FAILED_AT, clock.now())
                .set(LDAP_STATE.FAILURE, reason)
                .where(LDAP_STATE.CLAIM.eq(claim))
                .execute();
        if (noted > 0 && !before.isFailing()) {
            events.publishEvent(new ForeignReadingFailed(reason));
        }
    }

    LdapStatus status() {
        var faults = dsl.selectFrom(LDAP_FAULT)
                .orderBy(LDAP_FAULT.PLACE)
                .fetch(row -> new LdapFault(row.get(LDAP_FAULT.ENTRY), row.get(LDAP_FAULT.MESSAGE)));
        return dsl.selectFrom(LDAP_STATE)
                .fetchSingle(row -> new LdapStatus(
                        row.get(LDAP_STATE.SUCCEEDED_AT),
                        row.get(LDAP_STATE.FAILED_AT),
                        row.get(LDAP_STATE.FAILURE),
                        faults));
    }

    private void keep(List<LdapFault> faults) {
        dsl.deleteFrom(LDAP_FAULT).execute();
        var kept = faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
        for (int place = 0; place < kept.size(); place++) {
            dsl.insertInto(LDAP_FAULT)
                    .set(LDAP_FAULT.PLACE, place)
                    .set(LDAP_FAULT.ENTRY, kept.get(place).entry())
                    .set(LDAP_FAULT.MESSAGE, kept.get(place).message())
                    .execute();
        }
    }
}
