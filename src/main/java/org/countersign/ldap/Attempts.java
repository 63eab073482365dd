package org.countersign.ldap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.InvalidEntry;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries each thing by itself, behind a savepoint: what is refused leaves no trace, and stops nothing else. */
final class Attempts {

    private final TransactionOperations savepoint;
    private final List<LdapFault> faults = new ArrayList<>();

    Attempts(PlatformTransactionManager transactions) {
        var nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.savepoint = nested;
    }

    /** What is refused is tried again for as long as others make way: one may need the name that another gives up. */
    <T> void each(Collection<T> all, Function<T, String> entry, Consumer<T> step) {
        var left = List.copyOf(all);
        List<LdapFault> refusals;
        int before;
        do {
            before = left.size();
            refusals = new ArrayList<>();
            left = refused(left, entry, step, refusals);
        } while (!left.isEmpty() && left.size() < before);
        faults.addAll(refusals);
    }

    List<LdapFault> faults() {
        return faults;
    }

    private <T> List<T> refused(List<T> some, Function<T, String> entry, Consumer<T> step, List<LdapFault> refusals) {
        var refused = new ArrayList<T>();
        for (var one : some) {
            try {
                savepoint.executeWithoutResult(status -> step.accept(one));
            } catch (InvalidEntry | DirectoryRefused e) {
                refused.add(one);
                refusals.add(new LdapFault(entry.apply(one), String.valueOf(e.getMessage())));
            }
        }
        return refused;
    }
}
