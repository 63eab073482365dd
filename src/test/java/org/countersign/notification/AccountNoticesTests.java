package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.role.RoleDefinition.GLOBAL_ADMINISTRATOR;

import java.util.List;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.testing.ApiClient;
import org.countersign.testing.Authenticator;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each user is mailed when what he signs in with changes, whoever changes it. */
@CountersignTest
class AccountNoticesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext dsl;

    private User lee;
    private ApiClient asPaula;

    private User paula;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        paula = scene.person("Paula <b>");
        scene.standing(paula, GLOBAL_ADMINISTRATOR);
        asPaula = new ApiClient(port, paula);
    }

    /** His session or a program's token would do for it, and the page for his account asks for more. */
    @Test
    void nobodySetsAPasswordOfHisOwnLikeThis() {
        var refused =
                asPaula.patch("/v1.0/users/" + paula.id(), "{\"passwordProfile\":{\"password\":\"a long way to go\"}}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorMessage()).contains("change it at /account");
    }

    @Test
    void aNewPasswordIsMailedWithWhoSetItAndWhenceButNotItself() {
        asPaula.patch("/v1.0/users/" + lee.id(), "{\"passwordProfile\":{\"password\":\"a long way to go\"}}");

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.get(NOTIFICATION_MAIL.SUBJECT)).isEqualTo("Your account has a new password.");
            assertThat(Notice.worded(Outbox.toDraft(mail)).text())
                    .contains(
                            "Hello Lee",
                            lee.userPrincipalName(),
                            "By:            Paula <b>",
                            "From:          127.0.0.1")
                    .contains("tell your administrators at once")
                    .doesNotContain("a long way");
            assertThat(Notice.worded(Outbox.toDraft(mail)).html())
                    .contains("Paula &lt;b&gt;", "127.0.0.1", "tell your administrators at once")
                    .doesNotContain("a long way", "Paula <b>");
        });
    }

    @Test
    void oneTimeCodesThatComeAndGoAreMailed() {
        var methods = "/v1.0/users/" + lee.id() + "/authentication/softwareOathMethods";
        var method = asPaula.post(methods, "").json().at("/id").asText();
        asPaula.delete(methods + "/" + method);

        assertThat(mails())
                .extracting(mail -> mail.get(NOTIFICATION_MAIL.SUBJECT))
                .containsExactlyInAnyOrder(
                        "Your one-time codes come from a new generator.",
                        "Your account has no one-time codes any more.");
    }

    @Test
    void whoEnrolsHimselfIsMailedToo() {
        var mine = "/v1.0/me/authentication/softwareOathMethods";
        var asLee = new ApiClient(port, lee);
        var begun =
                asLee.post(mine, "", "X-Countersign-OTP", scene.code().digits()).json();

        var code = Authenticator.codeAt(begun.at("/secretKey").asText(), clock.now());
        asLee.post(mine + "/" + begun.at("/id").asText() + "/activate", "{\"verificationCode\":\"" + code + "\"}");

        assertThat(mails()).hasSize(1);
    }

    private List<? extends Record> mails() {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(
                        NOTIFICATION_MAIL.RECIPIENT_ID.eq(lee.id().value()),
                        NOTIFICATION_MAIL.KIND.eq(NoticeKind.SIGN_IN_CHANGED.name()))
                .fetch();
    }
}
