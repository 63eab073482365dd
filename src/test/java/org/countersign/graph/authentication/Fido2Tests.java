package org.countersign.graph.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Scene;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Passkeys over REST. */
@CountersignTest
class Fido2Tests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private DSLContext dsl;

    @Autowired
    private AuditTrail trail;

    private User paula;
    private User lee;
    private String key;

    @BeforeEach
    void leeHasLostAKey() {
        paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.GLOBAL_ADMINISTRATOR);
        lee = scene.person("Lee");
        key = keyOf(lee);
    }

    @Test
    void anAdministratorTakesItAway() {
        var asPaula = new ApiClient(port, paula);
        assertThat(asPaula.get(methodsOf(lee)).body()).contains(key, "Blue key", "deviceBound");

        assertThat(asPaula.delete(methodsOf(lee) + "/" + key).status()).isEqualTo(204);
        assertThat(asPaula.get(methodsOf(lee)).body()).doesNotContain(key);
        assertThat(asPaula.delete(methodsOf(lee) + "/" + key).status()).isEqualTo(404);
        assertThat(trail.newestFirst(new AuditView.Whole(), lee.id().value(), 10))
                .filteredOn(event -> event.activity() == Activity.PASSKEY_REMOVED)
                .extracting(AuditEvent::actor)
                .extracting(AuditEvent.Actor::id)
                .containsExactly(paula.id());
    }

    @Test
    void nobodyTakesHisOwnAwayAsAnAdministrator() {
        var own = keyOf(paula);

        assertThat(new ApiClient(port, paula)
                        .delete(methodsOf(paula) + "/" + own)
                        .status())
                .isEqualTo(403);
        assertThat(new ApiClient(port, paula)
                        .get("/v1.0/me/authentication/fido2Methods")
                        .body())
                .contains(own);
    }

    @Test
    void othersSeeAndTakeNothing() {
        var asMike = new ApiClient(port, scene.person("Mike"));

        assertThat(asMike.get(methodsOf(lee)).status()).isEqualTo(404);
        assertThat(asMike.delete(methodsOf(lee) + "/" + key).status()).isEqualTo(403);
        assertThat(new ApiClient(port, lee).get(methodsOf(lee)).body()).contains(key);
    }

    private String keyOf(User user) {
        var id = "key-" + UUID.randomUUID();
        dsl.execute(
                """
                insert into mfa_passkey (credential_id, user_id, label, public_key, attestation, transports,
                  sign_count, verifies_user, synced, created_at)
                values (?, ?, 'Blue key', '', '', '', 0, true, false, ?)""",
                id,
                user.id().value(),
                OffsetDateTime.now(ZoneOffset.UTC));
        return id;
    }

    private static String methodsOf(User user) {
        return "/v1.0/users/" + user.id() + "/authentication/fido2Methods";
    }
}
