package org.countersign.recall;

import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is bound to the present transaction. It is set aside while another one runs within, and ends with its own. */
abstract class OfOneTransaction implements TransactionSynchronization {

    /** That of the present transaction, if it has one. */
    static <T extends OfOneTransaction> Optional<T> bound(Class<T> type) {
        return Optional.ofNullable(type.cast(TransactionSynchronizationManager.getResource(type)));
    }

    final void bind() {
        resume();
        TransactionSynchronizationManager.registerSynchronization(this);
    }

    /** Before whatever else listens to the transaction. */
    @Override
    public final int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public final void suspend() {
        TransactionSynchronizationManager.unbindResource(getClass());
    }

    @Override
    public final void resume() {
        TransactionSynchronizationManager.bindResource(getClass(), this);
    }

    @Override
    public final void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(getClass());
    }
}
