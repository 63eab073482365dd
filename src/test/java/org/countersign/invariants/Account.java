package org.countersign.invariants;

import java.util.List;

/** Who plays in a sequence. Each sequence has accounts of its own, but for the two administrators. */
enum Account implements Holder {
    LEE,
    /** Another account of Lee's. */
    LEE_ADM,
    ANN,
    BRANDON,
    /** Holds an administrator's role, for good. */
    PAULA,
    /** May activate an administrator's role, and never does. */
    ERIN;

    /** Those whom each sequence has anew. */
    static final List<Account> OWN = List.of(LEE, LEE_ADM, ANN, BRANDON);

    boolean isAdministrator() {
        return this == PAULA;
    }

    boolean isSamePersonAs(Account other) {
        return person() == other.person();
    }

    private Account person() {
        return this == LEE_ADM ? LEE : this;
    }
}
