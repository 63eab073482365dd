package org.countersign.audit.chain;

import static org.countersign.audit.schema.tables.AuditKey.AUDIT_KEY;

import java.util.Optional;
import java.util.UUID;
import org.countersign.keys.Keyring;
import org.countersign.keys.SealedColumn;
import org.countersign.keys.SealedStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The key that signs the checkpoints of this database's trail, the same on every node. Its private half is sealed: the
 * database alone, or whoever rules it, cannot sign.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class TrailKey implements SealedStore {

    private static final int SLOT = 1;

    private static final SealedColumn<String> SEALED =
            new SealedColumn<>(AUDIT_KEY, AUDIT_KEY.NAME, AUDIT_KEY.PRIVATE_KEY, AUDIT_KEY.PRIVATE_KEY_KEY);

    private final DSLContext dsl;
    private final Keyring keyring;

    private volatile @Nullable SigningKey opened;

    TrailKey(DSLContext dsl, Keyring keyring) {
        this.dsl = dsl;
        this.keyring = keyring;
    }

    /**
     * The public half, proved to be that of the sealed private one; nothing: no key was drawn yet.
     *
     * @throws TamperedTrail if somebody has put another one in its place
     */
    public Optional<PublicKeyOfTrail> publicKey() {
        return find().map(SigningKey::publicKey);
    }

    /** The key, which is drawn when it is asked for first. */
    SigningKey signingKey() {
        var known = opened;
        if (known == null) {
            known = find().orElseGet(this::draw);
            opened = known;
        }
        return known;
    }

    private Optional<SigningKey> find() {
        return dsl.selectFrom(AUDIT_KEY)
                .fetchOptional(row -> SigningKey.of(
                        PublicKeyOfTrail.parse(row.get(AUDIT_KEY.PUBLIC_KEY)),
                        keyring.open(row.get(AUDIT_KEY.PRIVATE_KEY), row.get(AUDIT_KEY.NAME))));
    }

    /** Of several nodes that draw at once, one is heard. */
    private SigningKey draw() {
        var name = "countersign-audit-" + UUID.randomUUID();
        var key = SigningKey.draw(name);
        var sealed = keyring.seal(key.privateText(), name);
        dsl.insertInto(AUDIT_KEY)
                .set(AUDIT_KEY.SLOT, SLOT)
                .set(AUDIT_KEY.NAME, name)
                .set(AUDIT_KEY.PUBLIC_KEY, key.publicKey().text())
                .set(AUDIT_KEY.PRIVATE_KEY, sealed.text())
                .set(AUDIT_KEY.PRIVATE_KEY_KEY, sealed.key())
                .onConflictDoNothing()
                .execute();
        return find().orElseThrow();
    }

    @Override
    public int sealAnew() {
        return SEALED.sealAnew(dsl, keyring);
    }
}
