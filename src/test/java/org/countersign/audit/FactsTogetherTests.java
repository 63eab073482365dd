package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.testing.WriteFaults;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The facts of a transaction are written together, and with it or not at all. */
@CountersignTest
class FactsTogetherTests {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private WriteFaults faults;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DSLContext dsl;

    private final List<UUID> added = new ArrayList<>();
    private AuditEvents events;

    @BeforeEach
    void setUp() {
        events = new AuditEvents(trail, transactions);
    }

    @Test
    void threeFactsAreTwoStatements() {
        assertThat(faults.afterWrite(1, this::addThree)).contains("audit_event");
        assertThat(faults.afterWrite(2, this::addThree)).contains("audit_pending");
        assertThat(faults.afterWrite(3, this::addThree)).isEmpty();
    }

    @Test
    void withoutOneOfThemNothingIsWritten() {
        faults.afterWrite(1, this::addThree);
        faults.afterWrite(2, this::addThree);

        assertThat(added).hasSize(6);
        assertThat(dsl.fetchExists(AUDIT_EVENT, AUDIT_EVENT.ID.in(added))).isFalse();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theyWaitToBeSealedInTheirOrder() {
        addThree();

        assertThat(waiting()).containsExactlyElementsOf(added);
    }

    @Test
    void whoeverReadsTheTrailMeanwhileFindsThem() {
        transactions.executeWithoutResult(transaction -> {
            var id = events.add("Just now");
            assertThat(trail.find(new AuditView.Whole(), id))
                    .map(AuditEvent::reason)
                    .contains("Just now");
        });
    }

    @Test
    void withoutATransactionThereIsNoFact() {
        assertThatThrownBy(() -> events.add("By itself")).isInstanceOf(IllegalTransactionStateException.class);
    }

    private void addThree() {
        transactions.executeWithoutResult(transaction -> {
            added.add(events.add("First"));
            added.add(events.add("Second"));
            added.add(events.add("Third"));
        });
    }

    private List<UUID> waiting() {
        return dsl.select(AUDIT_PENDING.EVENT_ID)
                .from(AUDIT_PENDING)
                .where(AUDIT_PENDING.EVENT_ID.in(added))
                .orderBy(AUDIT_PENDING.PLACE)
                .fetch(AUDIT_PENDING.EVENT_ID);
    }
}
