package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.audit.Activity.SECOND_FACTOR_FAILED;
import static org.countersign.audit.Activity.SIGNED_IN;
import static org.countersign.audit.Activity.SIGNED_OUT_EVERYWHERE;
import static org.countersign.audit.Activity.SIGN_IN_FAILED;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.testing.Scene;
import org.countersign.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who comes in, and who tries in vain, is in the trail. */
@CountersignTest
class SignInAuditTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Directory directory;

    private User lee;
    private Visitor visitor;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee");
        visitor = new Visitor(port);
    }

    @Test
    void aSignInNamesTheAddress() {
        visitor.signIn(lee);

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.activity()).isEqualTo(SIGNED_IN);
            assertThat(event.actor().id()).isEqualTo(lee.id());
            assertThat(event.details()).containsEntry("ipAddress", "127.0.0.1").containsKey("session");
        });
    }

    /** Once tries are locked, none is counted: nobody fills the trail by guessing. */
    @Test
    void ofManyWrongPasswordsThoseThatCountAreTold() {
        for (int i = 0; i < 20; i++) {
            visitor.signIn(lee.mailNickname(), "wrong " + i);
        }

        assertThat(events()).extracting(AuditEvent::activity).containsOnly(SIGN_IN_FAILED);
        assertThat(events()).hasSize(5).first().satisfies(event -> {
            assertThat(event.actor().id()).isNull();
            assertThat(event.details()).containsEntry("failures", "5").containsEntry("ipAddress", "127.0.0.1");
        });
    }

    /** A password that outlived its account is one that somebody has who should not; he fills the trail no more than others. */
    @Test
    void theRightPasswordOfADisabledAccountIsToldAsFarAsItCounts() {
        directory.setEnabled(lee.id(), false);
        for (int i = 0; i < 20; i++) {
            visitor.signIn(lee.mailNickname(), lee.mailNickname());
        }

        assertThat(events())
                .filteredOn(event -> event.activity() == SIGN_IN_FAILED)
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.reason()).startsWith("The password was right"));
    }

    @Test
    void aWrongCodeIsToldWithoutTheCode() {
        visitor.signIn(lee);
        visitor.submit("/step-up", Map.of("code", "000000"));

        assertThat(events().get(0).activity()).isEqualTo(SECOND_FACTOR_FAILED);
        assertThat(events().get(0).details()).containsEntry("method", "TOTP").doesNotContainValue("000000");
    }

    @Test
    void aWrongRecoveryCodeIsToldWithoutTheCode() {
        visitor.signIn(lee);
        visitor.submit("/account/codes", visitor.tokenOf("/account"), Map.of("recoveryCode", "wrong-wrong"));

        assertThat(events().get(0).activity()).isEqualTo(SECOND_FACTOR_FAILED);
        assertThat(events().get(0).details())
                .containsEntry("method", "RECOVERY_CODE")
                .containsEntry("ipAddress", "127.0.0.1")
                .containsEntry("failures", "1")
                .doesNotContainValue("wrong-wrong");
    }

    /** Who knows a password does not fill the trail with wrong codes. */
    @Test
    void ofManyWrongRecoveryCodesThoseThatCountAreTold() {
        visitor.signIn(lee);
        for (int i = 0; i < 20; i++) {
            visitor.submit("/account/codes", visitor.tokenOf("/account"), Map.of("recoveryCode", "wrong-" + i));
        }

        assertThat(events())
                .filteredOn(event -> event.activity() == SECOND_FACTOR_FAILED)
                .hasSize(5);
    }

    @Test
    void whoSignsOutEverywhereIsTold() {
        visitor.signIn(lee);
        visitor.submit("/account", "/account/sessions/end-all");

        assertThat(events()).extracting(AuditEvent::activity).containsExactly(SIGNED_OUT_EVERYWHERE, SIGNED_IN);
    }

    private List<AuditEvent> events() {
        return Collections.unmodifiableList(
                trail.newestFirst(new AuditView.Whole(), lee.id().value(), 50));
    }
}
