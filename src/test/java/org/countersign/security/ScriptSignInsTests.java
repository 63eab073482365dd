package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class ScriptSignInsTests {

    private final UserId lee = new UserId(UUID.randomUUID());
    private final List<Object> told = new ArrayList<>();
    private final FailingCommits transactions = new FailingCommits();
    private final ScriptSignIns signIns = new ScriptSignIns(transactions, told::add);

    /** Does what it is told to, and then may not be able to commit it. */
    private static final class FailingCommits implements TransactionOperations {

        private boolean fails;

        @Override
        public <T> T execute(TransactionCallback<T> action) throws TransactionException {
            var result = TransactionOperations.withoutTransaction().execute(action);
            if (fails) {
                throw new UnexpectedRollbackException("The audit cannot be written");
            }
            return result;
        }
    }

    @Test
    void anAddressIsToldOfOnce() {
        signIns.note(lee, "192.0.2.1");
        signIns.note(lee, "192.0.2.1");
        signIns.note(lee, "192.0.2.2");

        assertThat(told).hasSize(2);
    }

    @Test
    void whatCouldNotBeRecordedIsNotTakenForRecorded() {
        transactions.fails = true;
        assertThatThrownBy(() -> signIns.note(lee, "192.0.2.1")).isInstanceOf(UnexpectedRollbackException.class);
        transactions.fails = false;

        signIns.note(lee, "192.0.2.1");

        assertThat(told).hasSize(2);
    }
}
