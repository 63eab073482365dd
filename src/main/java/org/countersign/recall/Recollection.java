package org.countersign.recall;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the present transaction remembers. */
final class Recollection extends OfOneTransaction {

    /** What was asked of whom. */
    record Question(Remembered<?, ?> asker, Object about) {}

    /**
     * @param tables what it was read from
     * @param held whether nobody else can change it before this transaction ends
     */
    record Memory(Object answer, Tables tables, boolean held) {}

    private final Map<Question, Memory> memories = new HashMap<>();

    private Recollection() {}

    /** That of the present transaction; nothing where there is none, and so nothing to be remembered for. */
    static Optional<Recollection> present() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        if (bound().isEmpty()) {
            new Recollection().bind();
        }
        return bound();
    }

    /** That of the present transaction, if it remembers anything. */
    static Optional<Recollection> bound() {
        return bound(Recollection.class);
    }

    @Nullable
    Memory find(Question question) {
        return memories.get(question);
    }

    void keep(Question question, Memory memory) {
        memories.put(question, memory);
    }

    /** Forgets what was read from any table that a statement names. */
    void forgetWhatReads(String statement) {
        forget(memory -> memory.tables().areNamedIn(statement));
    }

    /** Forgets what somebody else may have changed meanwhile. */
    void forgetWhatIsNotHeld() {
        forget(memory -> !memory.held());
    }

    private void forget(Predicate<Memory> which) {
        memories.values().removeIf(which);
    }

    /** What was read since then may never have been. */
    @Override
    public void savepointRollback(Object savepoint) {
        memories.clear();
    }

    /** What is for good now is so for all; and whoever listens to the commit is told what is true after it. */
    @Override
    public void afterCommit() {
        memories.forEach((question, memory) -> question.asker().committed(question.about(), memory.answer()));
        memories.clear();
    }
}
