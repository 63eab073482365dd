package org.countersign.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.directory.schema.tables.DirectoryGroup.DIRECTORY_GROUP;
import static org.countersign.directory.schema.tables.DirectoryUser.DIRECTORY_USER;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.testing.Scene;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction asks once, and anew whenever the answer may be another one. */
@CountersignTest
class RememberedTests {

    @Autowired
    private Scene scene;

    @Autowired
    private DSLContext dsl;

    @Autowired
    private PlatformTransactionManager transactions;

    private final AtomicInteger asked = new AtomicInteger();
    private final Remembered<UUID, String> name = Remembered.read(this::read, DIRECTORY_USER);
    private final Remembered<UUID, String> known = name.knowing("Lee"::equals);
    private final Remembered<UUID, String> held = Remembered.held(this::read, DIRECTORY_USER);
    private User lee;

    @BeforeEach
    void setTheScene() {
        lee = scene.personWithoutFactor("Lee");
    }

    @Test
    void aTransactionAsksOnce() {
        inTransaction(() -> {
            ask();
            ask();
        });

        assertThat(asked).hasValue(1);
    }

    @Test
    void theNextOneAsksAnew() {
        inTransaction(this::ask);
        inTransaction(this::ask);

        assertThat(asked).hasValue(2);
    }

    @Test
    void withoutATransactionEachQuestionIsAsked() {
        ask();
        ask();

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatTheTransactionItselfWritesIsAskedAnew() {
        inTransaction(() -> {
            ask();
            rename("Lea");
            assertThat(ask()).isEqualTo("Lea");
        });

        assertThat(asked).hasValue(2);
    }

    @Test
    void soItIsWhateverWayItWrites() {
        inTransaction(() -> {
            ask();
            dsl.execute(
                    "UPDATE Directory_User SET display_name = 'Lea' WHERE id = ?",
                    lee.id().value());
            assertThat(ask()).isEqualTo("Lea");
            dsl.batch(dsl.update(DIRECTORY_USER)
                            .set(DIRECTORY_USER.DISPLAY_NAME, "Leo")
                            .where(DIRECTORY_USER.ID.eq(lee.id().value())))
                    .execute();
            assertThat(ask()).isEqualTo("Leo");
        });
    }

    @Test
    void whatItWritesElsewhereChangesNothing() {
        inTransaction(() -> {
            ask();
            dsl.update(DIRECTORY_GROUP)
                    .set(DIRECTORY_GROUP.DISPLAY_NAME, "Nobody")
                    .where(DIRECTORY_GROUP.ID.eq(new UUID(0, 0)))
                    .execute();
            ask();
        });

        assertThat(asked).hasValue(1);
    }

    @Test
    void afterALockWhatIsNotHeldIsAskedAnew() {
        inTransaction(() -> {
            ask();
            held.get(lee.id().value());
            dsl.selectFrom(DIRECTORY_GROUP).forUpdate().fetch();
            ask();
            held.get(lee.id().value());
        });

        assertThat(asked).hasValue(3);
    }

    @Test
    void whatAnotherTransactionWithinHasReadIsItsOwn() {
        inTransaction(() -> {
            ask();
            nested(TransactionDefinition.PROPAGATION_REQUIRES_NEW).executeWithoutResult(status -> ask());
            ask();
        });

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasReadSinceASavepointIsForgottenWithIt() {
        inTransaction(() -> {
            nested(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(status -> {
                rename("Lea");
                assertThat(ask()).isEqualTo("Lea");
                status.setRollbackOnly();
            });
            assertThat(ask()).isEqualTo("Lee");
        });
    }

    @Test
    void whatWasToldNeedNotBeAsked() {
        inTransaction(() -> {
            name.tell(lee.id().value(), "Told");
            assertThat(ask()).isEqualTo("Told");
        });

        assertThat(asked).hasValue(0);
    }

    @Test
    void whatIsRememberedChangesWithWhatIsAboutToBeWritten() {
        inTransaction(() -> {
            ask();
            name.change(lee.id().value(), known -> known + " Lin");
            assertThat(ask()).isEqualTo("Lee Lin");
        });

        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsNotRememberedIsAsked() {
        inTransaction(() -> {
            name.change(lee.id().value(), known -> "Never");
            assertThat(ask()).isEqualTo("Lee");
        });
    }

    @Test
    void whatIsForGoodIsAskedByOneTransactionForAll() {
        inTransaction(this::askForGood);
        inTransaction(this::askForGood);
        askForGood();

        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsNotForGoodIsAskedByEach() {
        rename("Lea");

        inTransaction(this::askForGood);
        inTransaction(this::askForGood);

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatATransactionReadThatIsUndoneIsNotKnown() {
        rename("Lea");

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            rename("Lee");
            assertThat(askForGood()).isEqualTo("Lee");
            status.setRollbackOnly();
        });

        assertThat(askForGood()).isEqualTo("Lea");
    }

    @Test
    void norIsWhatWasReadSinceASavepoint() {
        rename("Lea");

        inTransaction(() -> nested(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(status -> {
            rename("Lee");
            assertThat(askForGood()).isEqualTo("Lee");
            status.setRollbackOnly();
        }));

        assertThat(askForGood()).isEqualTo("Lea");
    }

    private String askForGood() {
        return known.get(lee.id().value());
    }

    private String ask() {
        return name.get(lee.id().value());
    }

    private String read(UUID user) {
        asked.incrementAndGet();
        return dsl.select(DIRECTORY_USER.DISPLAY_NAME)
                .from(DIRECTORY_USER)
                .where(DIRECTORY_USER.ID.eq(user))
                .fetchSingle()
                .value1();
    }

    private void rename(String to) {
        dsl.update(DIRECTORY_USER)
                .set(DIRECTORY_USER.DISPLAY_NAME, to)
                .where(DIRECTORY_USER.ID.eq(lee.id().value()))
                .execute();
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private TransactionTemplate nested(int propagation) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }
}
