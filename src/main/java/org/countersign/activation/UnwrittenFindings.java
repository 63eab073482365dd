package org.countersign.activation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the rules found in the present transaction and is not written yet. It never commits without being written. */
final class UnwrittenFindings implements TransactionSynchronization {

    private final Map<ActivationId, Map<RuleName, Finding>> findings = new LinkedHashMap<>();
    private final BiConsumer<ActivationId, List<Finding>> write;

    private UnwrittenFindings(BiConsumer<ActivationId, List<Finding>> write) {
        this.write = write;
    }

    /**
     * Those of the present transaction.
     *
     * @param write writes what was found about one activation, one finding a rule
     */
    static UnwrittenFindings present(BiConsumer<ActivationId, List<Finding>> write) {
        var bound = (UnwrittenFindings) TransactionSynchronizationManager.getResource(UnwrittenFindings.class);
        return bound == null ? new UnwrittenFindings(write).bind() : bound;
    }

    private UnwrittenFindings bind() {
        TransactionSynchronizationManager.registerSynchronization(this);
        TransactionSynchronizationManager.bindResource(UnwrittenFindings.class, this);
        return this;
    }

    /** Adds one, in place of what the rule found before. */
    void add(ActivationId id, Finding finding) {
        findings.computeIfAbsent(id, any -> new EnumMap<>(RuleName.class)).put(finding.rule(), finding);
    }

    /** Writes them all. */
    @Override
    public void flush() {
        findings.forEach((id, byRule) -> write.accept(id, List.copyOf(byRule.values())));
        findings.clear();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        flush();
    }

    /** What was found before a savepoint outlives a return to it; what was found after it does not. */
    @Override
    public void savepoint(Object savepoint) {
        flush();
    }

    @Override
    public void savepointRollback(Object savepoint) {
        findings.clear();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(UnwrittenFindings.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(UnwrittenFindings.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(UnwrittenFindings.class);
    }
}
