package org.countersign.graph;

import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Component;

/** The eligible roles that the caller may read about: his own; everybody's, if he administers. */
@Component
class ReadableEligibilities {

    private final Eligibilities eligibilities;
    private final Caller caller;
    private final DatabaseClock clock;

    ReadableEligibilities(Eligibilities eligibilities, Caller caller, DatabaseClock clock) {
        this.eligibilities = eligibilities;
        this.caller = caller;
        this.clock = clock;
    }

    Stream<Eligibility> list(int top) {
        return caller.mayAdminister() ? eligibilities.effective(top).stream() : own(top);
    }

    Stream<Eligibility> own(int top) {
        return eligibilities.effectiveOf(caller.id()).stream().limit(top);
    }

    /** @throws GraphException {@code ResourceNotFound} if there is none of that id that he may read about */
    Eligibility get(UUID id) {
        return eligibilities
                .find(new EligibilityId(id))
                .filter(eligibility -> eligibility.isEffectiveAt(clock.now()))
                .filter(eligibility -> caller.isBehind(eligibility.principal()) || caller.mayAdminister())
                .orElseThrow(GraphException::notFound);
    }
}
