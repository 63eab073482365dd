package org.countersign.security;

import static org.countersign.security.schema.tables.SecuritySigningKey.SECURITY_SIGNING_KEY;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.keys.Keyring;
import org.countersign.keys.SealedColumn;
import org.countersign.keys.SealedStore;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys that sign the embedded issuer's tokens (RS256, 3072 bits), the same on every node. A new one is drawn each
 * month; it is published before it signs, and for as long as anything that it signed can count.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class SigningKeys implements JWKSource<SecurityContext>, SealedStore {

    static final Duration SIGNS = Duration.ofDays(30);

    /** Whoever has fetched the published keys may keep them that long. */
    private static final Duration KNOWN_AFTER = Duration.ofHours(1);

    private static final Duration PUBLISHED = SIGNS.plusDays(2);
    private static final int BITS = 3072;

    private static final SealedColumn<String> SEALED = new SealedColumn<>(
            SECURITY_SIGNING_KEY, SECURITY_SIGNING_KEY.ID, SECURITY_SIGNING_KEY.JWK, SECURITY_SIGNING_KEY.JWK_KEY);

    private final Map<String, JWK> opened = new ConcurrentHashMap<>();
    private final DSLContext dsl;
    private final Keyring keyring;
    private final DatabaseClock clock;

    SigningKeys(DSLContext dsl, Keyring keyring, DatabaseClock clock) {
        this.dsl = dsl;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** The name of the key that signs now. */
    String present() {
        var now = clock.now();
        var newest = newest(now);
        if (newest == null || newest.createdAt().isBefore(now.minus(SIGNS))) {
            draw(newest == null ? now : now.plus(KNOWN_AFTER), now);
        }
        return signing(now);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(published());
    }

    /** Each key that can have signed a token which still counts. */
    JWKSet published() {
        return new JWKSet(dsl.selectFrom(SECURITY_SIGNING_KEY)
                .where(SECURITY_SIGNING_KEY.CREATED_AT.gt(clock.now().minus(PUBLISHED)))
                .orderBy(SECURITY_SIGNING_KEY.CREATED_AT.desc())
                .fetch(row -> open(row.get(SECURITY_SIGNING_KEY.ID), row.get(SECURITY_SIGNING_KEY.JWK))));
    }

    private record Drawn(String id, Instant createdAt) {}

    private @Nullable Drawn newest(Instant now) {
        return dsl.select(SECURITY_SIGNING_KEY.ID, SECURITY_SIGNING_KEY.CREATED_AT)
                .from(SECURITY_SIGNING_KEY)
                .where(SECURITY_SIGNING_KEY.CREATED_AT.gt(now.minus(PUBLISHED)))
                .orderBy(SECURITY_SIGNING_KEY.CREATED_AT.desc(), SECURITY_SIGNING_KEY.ID)
                .limit(1)
                .fetchOne(row -> new Drawn(row.value1(), row.value2()));
    }

    private String signing(Instant now) {
        return dsl.select(SECURITY_SIGNING_KEY.ID)
                .from(SECURITY_SIGNING_KEY)
                .where(SECURITY_SIGNING_KEY.SIGNS_FROM.le(now))
                .orderBy(SECURITY_SIGNING_KEY.SIGNS_FROM.desc(), SECURITY_SIGNING_KEY.ID)
                .limit(1)
                .fetchSingle()
                .value1();
    }

    /** Of several nodes that draw at once each has its own; all of them are published. */
    private void draw(Instant signsFrom, Instant now) {
        var id = UUID.randomUUID().toString();
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            var sealed = keyring.seal(key.toJSONString(), id);
            dsl.insertInto(SECURITY_SIGNING_KEY)
                    .set(SECURITY_SIGNING_KEY.ID, id)
                    .set(SECURITY_SIGNING_KEY.JWK, sealed.text())
                    .set(SECURITY_SIGNING_KEY.JWK_KEY, sealed.key())
                    .set(SECURITY_SIGNING_KEY.SIGNS_FROM, signsFrom)
                    .set(SECURITY_SIGNING_KEY.CREATED_AT, now)
                    .execute();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int sealAnew() {
        return SEALED.sealAnew(dsl, keyring);
    }

    /** They are read again and again: what has been opened once stays open in memory. */
    private JWK open(String id, String sealed) {
        return opened.computeIfAbsent(id, name -> parse(keyring.open(sealed, name)));
    }

    private static JWK parse(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored key is no key", e);
        }
    }
}
