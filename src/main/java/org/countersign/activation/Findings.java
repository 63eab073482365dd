package org.countersign.activation;

import static org.countersign.activation.schema.tables.ActivationFinding.ACTIVATION_FINDING;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.recall.Gathered;
import org.countersign.recall.Remembered;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the rules found. Most requests pass all their gates in one transaction: what these find is written together. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Findings {

    private record Key(ActivationId activation, RuleName rule) {}

    private record Found(Key key, Finding finding) {}

    private final Gathered<Found> found = Gathered.write(this::write, ACTIVATION_FINDING);
    private final Remembered<ActivationId, List<Finding>> known = Remembered.read(this::read, ACTIVATION_FINDING);

    private final DSLContext dsl;

    Findings(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Of a request that was just made nothing is found. */
    void begin(ActivationId id) {
        known.tell(id, List.of());
    }

    /** Keeps what a rule found, in place of what it found before. */
    void record(ActivationId id, Finding finding) {
        found.add(new Found(new Key(id, finding.rule()), finding));
        known.change(
                id,
                findings -> inOrder(Stream.concat(
                        findings.stream().filter(other -> other.rule() != finding.rule()), Stream.of(finding))));
    }

    /** What the rules found, in the order in which they are listed. */
    List<Finding> of(ActivationId id) {
        return known.get(id);
    }

    private List<Finding> read(ActivationId id) {
        return inOrder(dsl
                .selectFrom(ACTIVATION_FINDING)
                .where(ACTIVATION_FINDING.ACTIVATION_ID.eq(id.value()))
                .fetch(row -> new Finding(
                        RuleName.valueOf(row.get(ACTIVATION_FINDING.RULE_NAME)),
                        row.get(ACTIVATION_FINDING.MET),
                        row.get(ACTIVATION_FINDING.REASON)))
                .stream());
    }

    private static List<Finding> inOrder(Stream<Finding> findings) {
        return findings.sorted(Comparator.comparing(Finding::rule)).toList();
    }

    private void write(List<Found> findings) {
        var insert = dsl.insertInto(
                ACTIVATION_FINDING,
                ACTIVATION_FINDING.ACTIVATION_ID,
                ACTIVATION_FINDING.RULE_NAME,
                ACTIVATION_FINDING.MET,
                ACTIVATION_FINDING.REASON);
        for (var one : newest(findings)) {
            var finding = one.finding();
            insert = insert.values(
                    one.key().activation().value(), finding.rule().name(), finding.met(), finding.reason());
        }
        insert.onConflict(ACTIVATION_FINDING.ACTIVATION_ID, ACTIVATION_FINDING.RULE_NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** No statement writes a row twice. */
    private static Collection<Found> newest(List<Found> findings) {
        var newest = new LinkedHashMap<Key, Found>();
        findings.forEach(one -> newest.put(one.key(), one));
        return newest.values();
    }
}
