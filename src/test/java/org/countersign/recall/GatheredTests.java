package org.countersign.recall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.directory.schema.tables.DirectoryGroup.DIRECTORY_GROUP;
import static org.countersign.directory.schema.tables.DirectoryUser.DIRECTORY_USER;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.countersign.CountersignTest;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction gathers is written together, and with all else that it does or not at all. */
@CountersignTest
class GatheredTests {

    @Autowired
    private DSLContext dsl;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Gathered<String> groups = Gathered.write(this::write, DIRECTORY_GROUP);
    private final List<List<String>> written = new ArrayList<>();
    private final Gathered<String> referredTo = Gathered.write(written::add, DIRECTORY_USER, DIRECTORY_GROUP);

    /** No other test looks for such names. */
    private final String mark = "Gathered " + UUID.randomUUID() + " ";

    @Test
    void aTransactionWritesOnceAndInOrder() {
        inTransaction(() -> {
            add("a", "b", "c");
            assertThat(written).isEmpty();
        });

        assertThat(written).containsExactly(List.of("a", "b", "c"));
        assertThat(stored()).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsReadIsWrittenBefore() {
        inTransaction(() -> {
            add("a", "b");
            assertThat(stored()).containsExactly("a", "b");
            add("c");
        });

        assertThat(written).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(stored()).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsReadElsewhereWritesNothing() {
        inTransaction(() -> {
            add("a");
            dsl.fetchExists(DIRECTORY_USER);
            assertThat(written).isEmpty();
        });
    }

    /** Whichever was added first. */
    @Test
    void whatOthersReferToIsWrittenBeforeThem() {
        inTransaction(() -> {
            add("refers");
            referredTo.add("referred to");
            assertThat(written).isEmpty();
        });

        assertThat(written).containsExactly(List.of("referred to"), List.of("refers"));
    }

    @Test
    void noTransactionKeepsManyInMind() {
        inTransaction(() -> IntStream.rangeClosed(0, Gathered.MAXIMUM)
                .mapToObj(Integer::toString)
                .forEach(this::add));

        assertThat(written).extracting(List::size).containsExactly(Gathered.MAXIMUM, 1);
    }

    @Test
    void whatIsUndoneIsNeverWritten() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            add("a");
            status.setRollbackOnly();
        });
        inTransaction(() -> {});

        assertThat(written).isEmpty();
    }

    @Test
    void whatCannotBeWrittenUndoesTheTransaction() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    insert("by itself");
                    add("twice", "twice");
                }))
                .isInstanceOf(DataAccessException.class);

        assertThat(stored()).isEmpty();
    }

    @Test
    void soItDoesWhereSomebodyPutsUpWithIt() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    insert("by itself");
                    add("twice", "twice");
                    assertThatThrownBy(this::stored).isInstanceOf(DataAccessException.class);
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(stored()).isEmpty();
    }

    @Test
    void aReturnToASavepointTakesBackWhatWasAddedSince() {
        inTransaction(() -> {
            add("before");
            returnAfter(() -> add("since"));
            add("after");
        });

        assertThat(written).containsExactly(List.of("before", "after"));
    }

    @Test
    void whatWasAddedBeforeASavepointOutlivesIt() {
        inTransaction(() -> {
            add("before");
            returnAfter(() -> {
                add("since");
                assertThat(stored()).containsExactly("before", "since");
                add("later");
            });
            add("after");
        });

        assertThat(stored()).containsExactly("after", "before");
    }

    @Test
    void whatWasWrittenBeforeASavepointIsWrittenOnce() {
        inTransaction(() -> {
            add("before");
            stored();
            returnAfter(() -> add("since"));
        });

        assertThat(written).containsExactly(List.of("before"));
    }

    @Test
    void aReturnToTheFirstOfTwoSavepointsTakesBackBoth() {
        inTransaction(() -> {
            add("a");
            returnAfter(() -> {
                add("b");
                nested(() -> add("c"));
            });
        });

        assertThat(stored()).containsExactly("a");
    }

    @Test
    void whatFollowsASavepointThatStandsStandsToo() {
        inTransaction(() -> {
            add("a");
            nested(() -> add("b"));
            add("c");
        });

        assertThat(stored()).containsExactly("a", "b", "c");
    }

    @Test
    void anotherTransactionWithinHasItsOwn() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            add("undone");
            template(TransactionDefinition.PROPAGATION_REQUIRES_NEW).executeWithoutResult(within -> add("done"));
            assertThat(stored()).contains("done");
            status.setRollbackOnly();
        });

        assertThat(stored()).containsExactly("done");
    }

    @Test
    void whatTheCommitItselfBringsIsWritten() {
        inTransaction(() -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                add("last");
            }
        }));

        assertThat(stored()).containsExactly("last");
    }

    @Test
    void whatComesAfterTheCommitIsWrittenAtOnce() {
        inTransaction(() -> {
            add("in time");
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    template(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                            .executeWithoutResult(status -> add("of its own"));
                    add("late");
                    assertThat(written).containsExactly(List.of("in time"), List.of("of its own"), List.of("late"));
                }
            });
        });

        assertThat(written).hasSize(3);
    }

    @Test
    void withoutATransactionEachIsWrittenAtOnce() {
        add("a");
        add("b");

        assertThat(written).containsExactly(List.of("a"), List.of("b"));
    }

    private void add(String... names) {
        for (var name : names) {
            groups.add(name);
        }
    }

    /** Names are ids here, so that none can be written twice. */
    private void write(List<String> names) {
        dsl.insertInto(DIRECTORY_GROUP, DIRECTORY_GROUP.ID, DIRECTORY_GROUP.DISPLAY_NAME, DIRECTORY_GROUP.GROUP_TYPE)
                .valuesOfRows(names.stream()
                        .map(name -> DSL.row(idOf(name), mark + name, "SECURITY"))
                        .toList())
                .execute();
        written.add(names);
    }

    private void insert(String name) {
        dsl.insertInto(DIRECTORY_GROUP)
                .set(DIRECTORY_GROUP.ID, idOf(name))
                .set(DIRECTORY_GROUP.DISPLAY_NAME, mark + name)
                .set(DIRECTORY_GROUP.GROUP_TYPE, "SECURITY")
                .execute();
    }

    private UUID idOf(String name) {
        return UUID.nameUUIDFromBytes((mark + name).getBytes(UTF_8));
    }

    private List<String> stored() {
        return dsl.select(DIRECTORY_GROUP.DISPLAY_NAME)
                .from(DIRECTORY_GROUP)
                .where(DIRECTORY_GROUP.DISPLAY_NAME.startsWith(mark))
                .orderBy(DIRECTORY_GROUP.DISPLAY_NAME)
                .fetch(row -> row.value1().substring(mark.length()));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private void nested(Runnable work) {
        template(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(status -> work.run());
    }

    private void returnAfter(Runnable work) {
        template(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    private TransactionTemplate template(int propagation) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }
}
