package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.testing.AtOnce.atOnce;
import static org.countersign.testing.Scene.requestFor;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Administrators are told once a week what happened. */
@CountersignTest
class WeeklyDigestTests {

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private WeeklyDigest digest;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext dsl;

    private User paula;
    private User mona;

    /** Each test is in a week of its own. */
    @BeforeEach
    void twoAdministratorsInANewWeek() {
        clock.pass(WeeklyDigest.WEEK.plusDays(1));
        paula = scene.personWithoutFactor("Paula");
        mona = scene.personWithoutFactor("Mona");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.standing(mona, RoleDefinition.GLOBAL_ADMINISTRATOR);
    }

    @Test
    void itTellsWhatHappenedWhatIsPendingAndWhatEndsSoon() {
        var lee = scene.personWithoutFactor("Lee");
        var role = scene.plainRole();
        var ending = scene.plainRole();
        SignedIn.as(lee, () -> workflow.start(requestFor(scene.eligible(lee, role)), null));
        SignedIn.as(lee, () -> workflow.start(requestFor(scene.eligible(lee, scene.approvedRole(paula))), null));
        scene.eligible(lee, ending, clock.now().plus(Duration.ofDays(13)));
        var later = scene.plainRole();
        scene.eligible(lee, later, clock.now().plus(Duration.ofDays(15)));

        digest.send();

        assertThat(digestsTo(paula))
                .isEqualTo(digestsTo(mona).stream()
                        .map(text -> text.replace("Mona", "Paula"))
                        .toList());
        assertThat(digestsTo(paula)).singleElement().satisfies(text -> assertThat(text)
                .contains("Hello Paula", "Requests:      2", "Activated:     1", "Denied:        0")
                .containsPattern("Pending now: +[1-9]")
                .contains("Lee: " + ending.displayName() + " in the whole directory, eligible, until ")
                .doesNotContain("Lee: " + later.displayName())
                .doesNotContain("null", "[(", "[#", "${"));
        assertThat(digestsTo(lee)).isEmpty();
    }

    @Test
    void severalNodesTellOnceAWeek() {
        var all = Collections.nCopies(4, (Callable<Boolean>) () -> {
            digest.send();
            return true;
        });

        atOnce(all);
        digest.send();
        assertThat(digestsTo(paula)).hasSize(1);

        clock.pass(WeeklyDigest.WEEK);
        atOnce(all);
        assertThat(digestsTo(paula)).hasSize(2);
    }

    private List<String> digestsTo(User user) {
        return dsl.selectFrom(NOTIFICATION_MAIL)
                .where(
                        NOTIFICATION_MAIL.RECIPIENT_ID.eq(user.id().value()),
                        NOTIFICATION_MAIL.KIND.eq(NoticeKind.DIGEST.name()))
                .fetch(row -> Notice.worded(Outbox.toDraft(row)).text());
    }
}
