package org.countersign.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.countersign.activation.Activation;
import org.countersign.activation.Activations;
import org.countersign.assignment.Right;
import org.countersign.query.Order;
import org.jooq.DSLContext;

/** One sequence of operations, with people and roles of its own: carried out by the service and by the model side by side. */
final class Sequence {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 15;

    private final Service service;
    private final Cast.Members members;
    private final Names names;
    private final Store store;
    private final Model model;
    private final Lines lines;
    private final Told told;
    private final Invariants invariants;
    private final Performer performer;
    private final List<Operation> done = new ArrayList<>();
    private final Tally tally;

    Sequence(Service service, Cast cast, DSLContext dsl, Tally tally) {
        this.service = service;
        this.tally = tally;
        var now = wholeHour();
        this.members = cast.anew(now);
        this.names = members.names();
        this.store = new Store(dsl, members);
        this.model = new Model(names, now);
        this.lines = new Lines(now);
        this.told = new Told(names, lines);
        this.invariants = new Invariants(members);
        this.performer = service.with(members, names);
        told.trail(store.read(now));
    }

    /** Every sequence begins at the same minute of an hour, so that codes and rounded times are the same each time. */
    private Instant wholeHour() {
        var now = service.clock().now();
        service.clock()
                .pass(Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)));
        return service.clock().now();
    }

    /** Draws operations and carries them out. */
    void improvise(long seed) {
        var random = new Random(seed);
        var chance = new Chance(random, model);
        chance.beginning().forEach(this::perform);
        for (int left = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1); left > 0; left--) {
            perform(chance.next());
        }
    }

    /** Carries out what was drawn before. */
    void replay(List<Operation> operations) {
        operations.forEach(this::perform);
    }

    /** What was carried out, the last one perhaps in vain. */
    List<Operation> done() {
        return List.copyOf(done);
    }

    private void perform(Operation operation) {
        done.add(operation);
        model.trail().clear();
        var expected = operation.by(model);
        assertThat(operation.by(performer)).as("the answer").isEqualTo(expected);
        var rows = store.read(service.clock().now());
        assertThat(told.lines(rows)).as("the store").isEqualTo(model.lines(lines));
        assertThat(told.trail(rows)).as("the audit").isEqualTo(model.trail().lines());
        invariants.check(rows);
        tally.count(operation, expected, model.trail());
        whatWaitsIsWhatTheModelSays();
        if (mayChangeWhatIsActive(operation)) {
            whatIsActiveIsWhatTheModelSays();
        }
    }

    /** What is listed for one account after the other. */
    private void whatWaitsIsWhatTheModelSays() {
        var account = Account.values()[done.size() % Account.values().length];
        var user = service.directory().user(members.users().get(account).id());
        var order = Order.byMoment(Activations.COLUMNS.at(), Activation::createdAt);
        assertThat(service.approval().waitingFor(user).page(order, false, null, Integer.MAX_VALUE))
                .as("what waits for %s", account)
                .extracting(activation -> names.of(activation.id().value()))
                .containsExactlyInAnyOrderElementsOf(model.waitingFor(account));
    }

    /** What is active follows from the rows of assignments and memberships, and the time: it is asked when one has changed. */
    private boolean mayChangeWhatIsActive(Operation operation) {
        return operation instanceof Operation.Pass
                || operation instanceof Operation.Join
                || operation instanceof Operation.Leave
                || !model.trail().lines().isEmpty();
    }

    private void whatIsActiveIsWhatTheModelSays() {
        for (var account : Account.OWN) {
            for (var post : Post.values()) {
                var right = new Right(members.users().get(account).id(), members.role(post), members.scope(post));
                assertThat(service.assignments().isActive(right))
                        .as("%s holds %s", account, post)
                        .isEqualTo(model.isActive(account, post));
            }
        }
    }

    /** Leaves nothing that later sweeps would find, nor roles that whoever decides for all would have to be asked about. */
    void close() {
        model.asked().stream()
                .filter(Asked::isWaiting)
                .forEach(request -> new Operation.Cancel(request.number, Account.PAULA).by(performer));
        service.clock().pass(Duration.ofDays(2));
        service.expiredAssignments().sweep();
        service.forget();
        store.forgetSettings();
    }
}
