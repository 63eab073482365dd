package org.countersign.security;

import static org.countersign.security.schema.tables.SecuritySealKey.SECURITY_SEAL_KEY;

import java.util.Optional;
import org.countersign.keys.RandomWords;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The key of seals: drawn at the first use, the same on every node. Whoever can read it can read the store anyhow. */
@Repository
class SealKey {

    private static final int SLOT = 1;
    private static final int BYTES = 20;

    private final DSLContext dsl;

    SealKey(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Transactional(readOnly = true)
    Optional<String> find() {
        return dsl.select(SECURITY_SEAL_KEY.WORDS).from(SECURITY_SEAL_KEY).fetchOptional(row -> row.value1());
    }

    /** Of several that draw at once, one is kept; whatever the transaction does that asks for it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    String draw() {
        dsl.insertInto(SECURITY_SEAL_KEY)
                .set(SECURITY_SEAL_KEY.SLOT, SLOT)
                .set(SECURITY_SEAL_KEY.WORDS, RandomWords.draw(BYTES))
                .onConflictDoNothing()
                .execute();
        return find().orElseThrow();
    }
}
