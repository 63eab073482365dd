package org.countersign.activation;

import static org.countersign.activation.schema.tables.ActivationFinding.ACTIVATION_FINDING;

import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the rules found. Most requests pass all their gates in one transaction: what these find is written together, as soon
 * as it is asked for or the transaction ends.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Findings {

    private final DSLContext dsl;

    Findings(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Keeps what a rule found, in place of what it found before. */
    void record(ActivationId id, Finding finding) {
        UnwrittenFindings.present(this::write).add(id, finding);
    }

    /** What the rules found, in the order in which they are listed. */
    List<Finding> of(ActivationId id) {
        UnwrittenFindings.present(this::write).flush();
        return dsl
                .selectFrom(ACTIVATION_FINDING)
                .where(ACTIVATION_FINDING.ACTIVATION_ID.eq(id.value()))
                .fetch(row -> new Finding(
                        RuleName.valueOf(row.get(ACTIVATION_FINDING.RULE_NAME)),
                        row.get(ACTIVATION_FINDING.MET),
                        row.get(ACTIVATION_FINDING.REASON)))
                .stream()
                .sorted(Comparator.comparing(Finding::rule))
                .toList();
    }

    private void write(ActivationId id, List<Finding> findings) {
        var insert = dsl.insertInto(
                ACTIVATION_FINDING,
                ACTIVATION_FINDING.ACTIVATION_ID,
                ACTIVATION_FINDING.RULE_NAME,
                ACTIVATION_FINDING.MET,
                ACTIVATION_FINDING.REASON);
        for (var finding : findings) {
            insert = insert.values(id.value(), finding.rule().name(), finding.met(), finding.reason());
        }
        insert.onConflict(ACTIVATION_FINDING.ACTIVATION_ID, ACTIVATION_FINDING.RULE_NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
