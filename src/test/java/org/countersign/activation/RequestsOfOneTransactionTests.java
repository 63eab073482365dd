package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.schema.tables.Activation.ACTIVATION;
import static org.countersign.activation.schema.tables.ActivationFinding.ACTIVATION_FINDING;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.CountersignTest;
import org.countersign.assignment.Right;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A request is written as late as it can be, but before whatever reads it or refers to it. */
@CountersignTest
class RequestsOfOneTransactionTests {

    @Autowired
    private Scene scene;

    @Autowired
    private Activations activations;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DSLContext dsl;

    private final ActivationId first = new ActivationId(UUID.randomUUID());
    private final ActivationId second = new ActivationId(UUID.randomUUID());

    private User lee;
    private List<Right> rights;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        rights = Stream.generate(() -> scene.eligible(lee, scene.role(settings -> settings)))
                .limit(2)
                .toList();
    }

    @Test
    void whatWasFoundOfEachFollowsIt() {
        asLee(() -> {
            register(first, 0);
            register(second, 1);
            activations.check(first, RuleName.TICKETING, null);
            refuseBoth();
        });

        assertThat(status(first)).isEqualTo(ActivationStatus.REFUSED);
        assertThat(status(second)).isEqualTo(ActivationStatus.REFUSED);
        assertThat(dsl.fetchCount(ACTIVATION_FINDING, ACTIVATION_FINDING.ACTIVATION_ID.eq(first.value())))
                .isEqualTo(2);
        assertThat(dsl.fetchCount(ACTIVATION_FINDING, ACTIVATION_FINDING.ACTIVATION_ID.eq(second.value())))
                .isOne();
    }

    @Test
    void whoeverReadsThemMeanwhileFindsThemAsTheyAre() {
        asLee(() -> {
            register(first, 0);
            assertThat(stored(first)).isEqualTo("REGISTERED");
            register(second, 1);
            refuseBoth();
            assertThat(stored(first)).isEqualTo("REFUSED");
            assertThat(stored(second)).isEqualTo("REFUSED");
        });
    }

    @Test
    void whatIsUndoneWasNever() {
        transactions.executeWithoutResult(transaction -> {
            SignedIn.as(lee, () -> register(first, 0));
            transaction.setRollbackOnly();
        });

        assertThat(activations.find(first)).isEmpty();
    }

    private void asLee(Runnable work) {
        SignedIn.as(lee, () -> transactions.executeWithoutResult(transaction -> work.run()));
    }

    private Activation register(ActivationId id, int right) {
        return activations.register(id, Scene.requestFor(rights.get(right)));
    }

    private void refuseBoth() {
        activations.refuse(first);
        activations.refuse(second);
    }

    private String stored(ActivationId id) {
        return dsl.select(ACTIVATION.STATUS)
                .from(ACTIVATION)
                .where(ACTIVATION.ID.eq(id.value()))
                .fetchSingle()
                .value1();
    }

    private ActivationStatus status(ActivationId id) {
        return activations.find(id).orElseThrow().status();
    }
}
