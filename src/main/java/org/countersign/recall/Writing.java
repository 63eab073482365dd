package org.countersign.recall;

import java.util.stream.Stream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Watches each transaction and each statement, so that what is gathered is written in time and no reader has to think of
 * it. It belongs to every store; a transaction that it does not see begin gathers nothing.
 */
public final class Writing implements TransactionExecutionListener, ExecuteListenerProvider, ExecuteListener {

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null && transaction.isNewTransaction()) {
            new Gathering().bind();
        }
    }

    /** Whatever else happens before a commit has happened by now, and what fails here still undoes it all. */
    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Gathering.bound().ifPresent(Gathering::writeAll);
    }

    @Override
    public ExecuteListener provide() {
        return this;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        Gathering.bound().ifPresent(gathering -> Stream.of(context.batchSQL()).forEach(gathering::writeWhatIsNamedIn));
    }
}
