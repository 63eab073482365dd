package org.countersign.recall;

import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.ExecuteType;

/** Watches each statement, so that no writer has to think of what others remember. It belongs to every store. */
public final class Forgetting implements ExecuteListenerProvider, ExecuteListener {

    @Override
    public ExecuteListener provide() {
        return this;
    }

    /** Whether the statement succeeded or not: what it may have changed, and what it waited for, is asked anew. */
    @Override
    public void end(ExecuteContext context) {
        Recollection.bound().ifPresent(recollection -> Stream.of(context.batchSQL())
                .forEach(statement -> forget(recollection, context.type(), statement.toLowerCase(Locale.ROOT))));
    }

    private static void forget(Recollection recollection, ExecuteType type, String statement) {
        if (type != ExecuteType.READ) {
            recollection.forgetWhatReads(statement);
        } else if (statement.contains("for update")) {
            recollection.forgetWhatIsNotHeld();
        }
    }
}
