package org.countersign.activation;

import static org.countersign.activation.schema.tables.ActivationDecision.ACTIVATION_DECISION;

import java.util.Optional;
import org.countersign.assignment.Verdict;
import org.countersign.directory.UserId;
import org.countersign.recall.Remembered;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The recorded decisions, at most one a request. */
@Repository
@Transactional
public class Decisions {

    private final Remembered<ActivationId, Optional<Decision>> made = Remembered.read(this::read, ACTIVATION_DECISION);

    private final DSLContext dsl;

    Decisions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** How a request was decided; nothing where it was not. */
    public Optional<Decision> find(ActivationId id) {
        return made.get(id);
    }

    /** A request that was just made is not decided. */
    void begin(ActivationId id) {
        made.tell(id, Optional.empty());
    }

    private Optional<Decision> read(ActivationId id) {
        return dsl.selectFrom(ACTIVATION_DECISION)
                .where(ACTIVATION_DECISION.ACTIVATION_ID.eq(id.value()))
                .fetchOptional(row -> new Decision(
                        new UserId(row.get(ACTIVATION_DECISION.APPROVER_ID)),
                        Verdict.valueOf(row.get(ACTIVATION_DECISION.VERDICT)),
                        row.get(ACTIVATION_DECISION.JUSTIFICATION),
                        row.get(ACTIVATION_DECISION.DECIDED_AT)));
    }

    void add(ActivationId id, Decision decision) {
        dsl.insertInto(ACTIVATION_DECISION)
                .set(ACTIVATION_DECISION.ACTIVATION_ID, id.value())
                .set(ACTIVATION_DECISION.APPROVER_ID, decision.approver().value())
                .set(ACTIVATION_DECISION.VERDICT, decision.verdict().name())
                .set(ACTIVATION_DECISION.JUSTIFICATION, decision.justification())
                .set(ACTIVATION_DECISION.DECIDED_AT, decision.decidedAt())
                .execute();
        made.tell(id, Optional.of(decision));
    }
}
