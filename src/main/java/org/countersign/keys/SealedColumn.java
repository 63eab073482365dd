package org.countersign.keys;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A column whose texts are sealed, each for the owner that its row names.
 *
 * @param owner by it a row is known
 * @param key the name of the key that sealed the text; null: it is not sealed yet
 */
public record SealedColumn<T>(Table<?> table, Field<T> owner, Field<String> text, Field<String> key) {

    /**
     * Seals with the present key whatever is not. Each row is held while its secret is open, so that no change of that
     * moment is written over.
     *
     * @return how many rows
     */
    public int sealAnew(DSLContext dsl, Keyring keyring) {
        return dsl
                .select(owner, text, key)
                .from(table)
                .where(key.isDistinctFrom(keyring.presentKey()))
                .forUpdate()
                .fetch()
                .stream()
                .mapToInt(row -> {
                    var name = row.value1().toString();
                    var sealed =
                            keyring.seal(row.value3() == null ? row.value2() : keyring.open(row.value2(), name), name);
                    return dsl.update(table)
                            .set(text, sealed.text())
                            .set(key, sealed.key())
                            .where(owner.eq(row.value1()))
                            .execute();
                })
                .sum();
    }
}
