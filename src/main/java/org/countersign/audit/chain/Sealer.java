package org.countersign.audit.chain;

import java.util.ArrayList;
import java.util.List;
import org.countersign.audit.chain.Chain.Pending;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what is committed, and signs how far it came. One node seals at a time. An event is taken once it is committed,
 * however late that is: what waits is known by its own row, never by a number that is greater than the last.
 */
@Service
public class Sealer {

    /** How many are sealed in one transaction, at most. */
    static final int BATCH = 1000;

    private final Chain chain;
    private final TrailKey key;
    private final TransactionTemplate transactions;

    Sealer(Chain chain, TrailKey key, PlatformTransactionManager transactions) {
        this.chain = chain;
        this.key = key;
        this.transactions = new TransactionTemplate(transactions);
        // Once the row is held, the head has to be the one that the node before has left.
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /**
     * Seals the oldest of what is committed, at most {@value #BATCH} events, unless somebody else is at it.
     *
     * @return whether more may wait
     */
    public boolean sealSome() {
        var signing = key.signingKey();
        Integer sealed =
                transactions.execute(transaction -> chain.hasPending() && chain.claim() ? sealPending(signing) : 0);
        return sealed != null && sealed == BATCH;
    }

    private int sealPending(SigningKey signing) {
        var pending = chain.pending(BATCH);
        if (!pending.isEmpty()) {
            var seals = sealsAfter(chain.head(), pending);
            var head = seals.get(seals.size() - 1).head();
            chain.add(seals);
            chain.add(signing.sign(head.checkpoint(signing.publicKey().name())));
            chain.waitNoMore(pending);
        }
        return pending.size();
    }

    private static List<Seal> sealsAfter(Seal.Head head, List<Pending> pending) {
        var seals = new ArrayList<Seal>();
        for (var event : pending) {
            var seal = head.seal(event.event(), event.digest());
            seals.add(seal);
            head = seal.head();
        }
        return seals;
    }
}
