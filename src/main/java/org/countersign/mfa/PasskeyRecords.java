package org.countersign.mfa;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.countersign.mfa.schema.tables.MfaPasskey.MFA_PASSKEY;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys in the store, as the library that checks them wants them. */
@Repository
@Transactional
class PasskeyRecords implements UserCredentialRepository {

    private final DSLContext dsl;
    private final DatabaseClock clock;

    PasskeyRecords(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    /** Writes down a new one, or how often a known one has signed. */
    @Override
    public void save(CredentialRecord passkey) {
        var known = dsl.update(MFA_PASSKEY)
                .set(MFA_PASSKEY.SIGN_COUNT, passkey.getSignatureCount())
                .set(MFA_PASSKEY.LAST_USED_AT, clock.now())
                .where(MFA_PASSKEY.CREDENTIAL_ID.eq(passkey.getCredentialId().toBase64UrlString()))
                .execute();
        if (known == 0) {
            add(passkey);
        }
    }

    private void add(CredentialRecord passkey) {
        dsl.insertInto(MFA_PASSKEY)
                .set(MFA_PASSKEY.CREDENTIAL_ID, passkey.getCredentialId().toBase64UrlString())
                .set(
                        MFA_PASSKEY.USER_ID,
                        PasskeyOwners.userIn(passkey.getUserEntityUserId()).value())
                .set(MFA_PASSKEY.LABEL, passkey.getLabel())
                .set(MFA_PASSKEY.PUBLIC_KEY, new Bytes(passkey.getPublicKey().getBytes()).toBase64UrlString())
                .set(MFA_PASSKEY.ATTESTATION, passkey.getAttestationObject().toBase64UrlString())
                .set(MFA_PASSKEY.TRANSPORTS, textOf(passkey.getTransports()))
                .set(MFA_PASSKEY.SIGN_COUNT, passkey.getSignatureCount())
                .set(MFA_PASSKEY.VERIFIES_USER, passkey.isUvInitialized())
                .set(MFA_PASSKEY.SYNCED, passkey.isBackupEligible())
                .set(MFA_PASSKEY.CREATED_AT, clock.now())
                .execute();
    }

    /** Held until the transaction ends, so that answers of one passkey stand in line. */
    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return dsl.selectFrom(MFA_PASSKEY)
                .where(MFA_PASSKEY.CREDENTIAL_ID.eq(id.toBase64UrlString()))
                .forUpdate()
                .fetchOne(PasskeyRecords::toRecord);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return dsl.selectFrom(MFA_PASSKEY)
                .where(MFA_PASSKEY.USER_ID.eq(PasskeyOwners.userIn(user).value()))
                .fetch(PasskeyRecords::toRecord);
    }

    @Override
    public void delete(Bytes id) {
        dsl.deleteFrom(MFA_PASSKEY)
                .where(MFA_PASSKEY.CREDENTIAL_ID.eq(id.toBase64UrlString()))
                .execute();
    }

    List<Passkey> of(UserId user) {
        return dsl.selectFrom(MFA_PASSKEY)
                .where(MFA_PASSKEY.USER_ID.eq(user.value()))
                .orderBy(MFA_PASSKEY.CREATED_AT)
                .fetch(row -> new Passkey(
                        row.get(MFA_PASSKEY.CREDENTIAL_ID),
                        row.get(MFA_PASSKEY.LABEL),
                        row.get(MFA_PASSKEY.SYNCED),
                        row.get(MFA_PASSKEY.CREATED_AT),
                        row.get(MFA_PASSKEY.LAST_USED_AT)));
    }

    /** Takes one of a user's away; says whether it was his. */
    boolean remove(UserId user, String id) {
        return dsl.deleteFrom(MFA_PASSKEY)
                        .where(MFA_PASSKEY.USER_ID.eq(user.value()), MFA_PASSKEY.CREDENTIAL_ID.eq(id))
                        .execute()
                == 1;
    }

    private static CredentialRecord toRecord(Record row) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.get(MFA_PASSKEY.CREDENTIAL_ID)))
                .userEntityUserId(PasskeyOwners.handleOf(new UserId(row.get(MFA_PASSKEY.USER_ID))))
                .publicKey(new ImmutablePublicKeyCose(
                        Bytes.fromBase64(row.get(MFA_PASSKEY.PUBLIC_KEY)).getBytes()))
                .attestationObject(Bytes.fromBase64(row.get(MFA_PASSKEY.ATTESTATION)))
                .transports(transportsIn(row.get(MFA_PASSKEY.TRANSPORTS)))
                .signatureCount(row.get(MFA_PASSKEY.SIGN_COUNT))
                .uvInitialized(row.get(MFA_PASSKEY.VERIFIES_USER))
                .backupEligible(row.get(MFA_PASSKEY.SYNCED))
                .label(row.get(MFA_PASSKEY.LABEL))
                .build();
    }

    private static String textOf(Set<AuthenticatorTransport> transports) {
        return transports.stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(joining(" "));
    }

    private static Set<AuthenticatorTransport> transportsIn(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(toUnmodifiableSet());
    }
}
