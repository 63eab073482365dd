package org.countersign.provider;

import static org.countersign.provider.schema.tables.ProviderIdentity.PROVIDER_IDENTITY;

import java.util.Optional;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.springframework.transaction.annotation.Transactional;

/** Which accounts were created for whom of the provider. None is ever forgotten. */
@Transactional
class Identities {

    private final DSLContext dsl;

    Identities(DSLContext dsl) {
        this.dsl = dsl;
    }

    Optional<UserId> userOf(Identity identity) {
        return dsl.select(PROVIDER_IDENTITY.USER_ID)
                .from(PROVIDER_IDENTITY)
                .where(PROVIDER_IDENTITY.ISSUER.eq(identity.issuer()), PROVIDER_IDENTITY.SUBJECT.eq(identity.subject()))
                .fetchOptional(row -> new UserId(row.value1()));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is an account already */
    void add(Identity identity, UserId user) {
        dsl.insertInto(PROVIDER_IDENTITY)
                .set(PROVIDER_IDENTITY.ISSUER, identity.issuer())
                .set(PROVIDER_IDENTITY.SUBJECT, identity.subject())
                .set(PROVIDER_IDENTITY.USER_ID, user.value())
                .execute();
    }
}
