package org.countersign.keys;

import static org.countersign.keys.schema.tables.KeysMarker.KEYS_MARKER;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Something sealed, by which a database knows its keys. */
@Repository
@Transactional
class KeyMarker {

    static final String OWNER = "countersign";

    private static final int SLOT = 1;

    private final DSLContext dsl;

    KeyMarker(DSLContext dsl) {
        this.dsl = dsl;
    }

    Optional<String> find() {
        return dsl.select(KEYS_MARKER.SEALED).from(KEYS_MARKER).fetchOptional(KEYS_MARKER.SEALED);
    }

    /** Of several that set it at once, one is kept. */
    void set(String sealed) {
        dsl.insertInto(KEYS_MARKER)
                .set(KEYS_MARKER.SLOT, SLOT)
                .set(KEYS_MARKER.SEALED, sealed)
                .onConflictDoNothing()
                .execute();
    }
}
