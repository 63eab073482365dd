package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.keys.KeyRotation;
import org.countersign.keys.Keyring;
import org.countersign.testing.Authenticator;
import org.countersign.testing.Scene;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody finds who reads the database, and what becomes of it when the key changes. */
@CountersignTest
class SealedSeedsTests {

    @Autowired
    private Scene scene;

    @Autowired
    private Totp totp;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private Keyring keyring;

    @Autowired
    private DSLContext dsl;

    private User lee;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee");
    }

    @Test
    void theDatabaseHoldsNoSeed() {
        assertThat(storedSeed()).doesNotContain(Authenticator.SEED).startsWith("eyJ");
    }

    @Test
    void codesCountAfterTheKeyHasChanged() {
        var before = storedSeed();
        rotation.rotate();

        assertThat(storedSeed()).isNotEqualTo(before);
        assertThat(storedKey()).isEqualTo(keyring.presentKey());
        assertThat(totp.prove(lee.id(), scene.code(), UUID.randomUUID())).isPresent();
    }

    @Test
    void whatAnOlderReleaseLeftOpenIsSealedAtTheStart() {
        dsl.query(
                        "update mfa_totp set seed = {0}, seed_key = null where user_id = {1}",
                        DSL.val(Authenticator.SEED), DSL.val(lee.id().value()))
                .execute();
        rotation.afterSingletonsInstantiated();

        assertThat(storedSeed()).doesNotContain(Authenticator.SEED);
        assertThat(totp.prove(lee.id(), scene.code(), UUID.randomUUID())).isPresent();
    }

    @Test
    void aSeedThatIsPutIntoSomebodyElsesRowOpensNothing() {
        var mike = scene.person("Mike");
        dsl.query(
                        "update mfa_totp set seed = {0} where user_id = {1}",
                        DSL.val(storedSeed()), DSL.val(mike.id().value()))
                .execute();

        assertThatThrownBy(() -> totp.prove(mike.id(), scene.code(), UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
        totp.enrol(mike.id(), Authenticator.SEED);
    }

    private String storedSeed() {
        return stored("seed");
    }

    private String storedKey() {
        return stored("seed_key");
    }

    private String stored(String column) {
        return dsl.select(DSL.field(column, String.class))
                .from("mfa_totp")
                .where(DSL.field("user_id").eq(lee.id().value()))
                .fetchSingle()
                .value1();
    }
}
