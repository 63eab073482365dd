package org.countersign.ldap;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes one reading over: in one transaction, all that can be taken over, or nothing where the reading is not to be
 * believed.
 */
@Transactional
class LdapTakeover {

    private final LdapState state;
    private final Plausibility plausibility;
    private final PeopleTakeover people;
    private final GroupTakeover groups;
    private final MemberTakeover members;
    private final PlatformTransactionManager transactions;

    LdapTakeover(
            LdapState state,
            Plausibility plausibility,
            PeopleTakeover people,
            GroupTakeover groups,
            MemberTakeover members,
            PlatformTransactionManager transactions) {
        this.state = state;
        this.plausibility = plausibility;
        this.people = people;
        this.groups = groups;
        this.members = members;
        this.transactions = transactions;
    }

    /**
     * Takes a reading over, for a node that holds the claim to.
     *
     * @return what was left out
     * @throws LdapFailure if the reading is not to be believed, or came too late
     */
    List<LdapFault> takeOver(LdapReading reading, UUID claim) {
        state.hold(claim);
        plausibility.require(reading);
        var attempts = new Attempts(transactions);
        groups.settle(reading, attempts);
        people.settle(reading, attempts);
        members.settle(reading, attempts);
        var faults = Stream.concat(reading.faults().stream(), attempts.faults().stream())
                .toList();
        state.succeeded(claim, faults);
        return faults;
    }
}
