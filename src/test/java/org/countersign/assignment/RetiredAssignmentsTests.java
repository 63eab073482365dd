package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;
import static org.countersign.directory.schema.tables.DirectoryUser.DIRECTORY_USER;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.CountersignTest;
import org.countersign.recall.Remembered;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What makes way for what is given or activated next. */
@CountersignTest
class RetiredAssignmentsTests {

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DSLContext dsl;

    private final AtomicInteger asked = new AtomicInteger();
    private final Remembered<String, Integer> question =
            Remembered.read(about -> asked.incrementAndGet(), DIRECTORY_USER);
    private Right right;

    @BeforeEach
    void setTheScene() {
        var lee = scene.person("Lee");
        right = scene.standing(lee, scene.plainRole().id(), clock.now().plus(Duration.ofHours(1)));
    }

    @Test
    void whereNothingIsOverNothingIsLocked() {
        retire();

        assertThat(isLive()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsOverIsLockedAndEnded() {
        clock.pass(Duration.ofHours(2));

        retire();

        assertThat(asked).hasValue(2);
        assertThat(isLive()).isFalse();
    }

    private boolean isLive() {
        return dsl.fetchExists(
                ROLE_ASSIGNMENT,
                ROLE_ASSIGNMENT.PRINCIPAL_ID.eq(right.principal().value()),
                ROLE_ASSIGNMENT.ENDED_AT.isNull());
    }

    private void retire() {
        transactions.executeWithoutResult(transaction -> {
            question.get("before");
            assignments.retireExpired(right.direct());
            question.get("before");
        });
    }
}
