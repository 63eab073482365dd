package org.countersign.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.util.Collections;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.countersign.CountersignTest;
import org.countersign.testing.OnPostgreSql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist is opened to everybody at each start, and nodes may start at once: on PostgreSQL, where there are several. */
@CountersignTest
@OnPostgreSql
class TasklistAccessTests {

    private static final int NODES = 10;

    @Autowired
    private TasklistAccess access;

    @Autowired
    private FilterService filters;

    @Autowired
    private AuthorizationService authorizations;

    @Test
    void nodesThatStartAtOnceShareTheFilterThatIsThere() {
        var before = theFilter();

        startAtOnce();

        assertThat(theFilter().getId()).isEqualTo(before.getId());
    }

    @Test
    void nodesThatStartForTheFirstTimeAtOnceMakeOneFilterThatEverybodyReads() {
        filters.deleteFilter(theFilter().getId());

        startAtOnce();

        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .resourceId(theFilter().getId())
                        .count())
                .isOne();
    }

    private void startAtOnce() {
        atOnce(Collections.<Callable<Boolean>>nCopies(NODES, () -> {
            access.afterSingletonsInstantiated();
            return true;
        }));
    }

    /** Fails where there are several. */
    private Filter theFilter() {
        return filters.createFilterQuery().singleResult();
    }
}
