package org.countersign.testing;

import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.ManyRoles.approved;
import static org.countersign.testing.ManyRoles.plain;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.testing.ApiClient.Answer;

/**
 * People who ask for roles, decide, cancel, give back, remove and assign, at random and on whatever node they reach. Nodes
 * may die on them: each writes down what was acknowledged, and asks again under the same key when an answer is lost.
 */
public final class Workday implements AutoCloseable {

    private static final int PEOPLE = 4;

    /** How many roles of each kind one of them uses, so that nobody waits for another. */
    private static final int DESK = 8;

    /** What somebody takes who found nobody there: the node that is to come back needs the machine. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Executor THREADS = task -> new Thread(task, "person").start();

    /** What a node can acknowledge, and the ids for which the store has it. */
    private enum Deed {
        REQUESTED("select id from activation"),
        APPROVED("select activation_id from activation_decision where verdict = 'APPROVE'"),
        DENIED("select activation_id from activation_decision where verdict = 'DENY'"),
        CANCELED("select id from activation where status = 'CANCELED'"),
        GIVEN_BACK("select id from role_assignment where end_reason = 'DEACTIVATED'"),
        REMOVED(
                """
                select assignment_request.id from assignment_request
                  join eligibility on eligibility.id = target_id and removed_at is not null
                where action = 'REMOVE'"""),
        ASSIGNED("select id from assignment_request where action = 'ASSIGN'");

        private final String stored;

        Deed(String stored) {
            this.stored = stored;
        }
    }

    private final List<Node> nodes;
    private final List<CompletableFuture<Void>> people;
    private final Map<Deed, Queue<String>> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private volatile boolean over;

    /**
     * Begins. The same seed leads to the same wishes; what comes of them is up to the nodes.
     *
     * @param day the number of the day, from zero on: each has roles of its own
     */
    public Workday(int day, long seed, List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        Stream.of(Deed.values()).forEach(deed -> acknowledged.put(deed, new ConcurrentLinkedQueue<>()));
        var chance = new Random(seed);
        this.people = IntStream.range(day * PEOPLE, (day + 1) * PEOPLE)
                .mapToObj(number -> new Person(number, new Random(chance.nextLong())))
                .map(person -> CompletableFuture.runAsync(person, THREADS))
                .toList();
    }

    /** How many roles of each kind so many days need. */
    public static int rolesFor(int days) {
        return days * PEOPLE * DESK;
    }

    /** Waits until so much more was acknowledged. */
    public void goOnFor(int deeds) {
        var goal = acknowledged() + deeds;
        await().atMost(Node.PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> acknowledged() >= goal);
    }

    /** Lets each of them finish what he does. */
    @Override
    public void close() {
        over = true;
        people.forEach(CompletableFuture::join);
    }

    /** What was acknowledged and is not in the store. */
    public List<String> broken(NodeStore store) {
        return Stream.of(Deed.values())
                .flatMap(deed -> {
                    Set<String> stored = store.strings(deed.stored).stream().collect(toSet());
                    return acknowledged.get(deed).stream()
                            .filter(id -> !stored.contains(id))
                            .map(id -> "Acknowledged as " + deed + ", and not stored: " + id);
                })
                .toList();
    }

    /** How many things were acknowledged. */
    private int acknowledged() {
        return acknowledged.values().stream().mapToInt(Queue::size).sum();
    }

    /** How often each status was answered, and how often nothing was. */
    public Map<String, Integer> answers() {
        var counts = new TreeMap<String, Integer>();
        answers.forEach((answer, count) -> counts.put(answer, count.get()));
        return counts;
    }

    /** One of them, with roles of his own. All of them are Lee when they ask, and somebody else when they decide. */
    private final class Person implements Runnable {

        private final int number;
        private final Random chance;
        private final List<String> pending = new ArrayList<>();

        private Person(int number, Random chance) {
            this.number = number;
            this.chance = chance;
        }

        @Override
        public void run() {
            while (!over) {
                switch (chance.nextInt(10)) {
                    case 0, 1, 2 -> ask(plain(any()));
                    case 3, 4 -> ask(approved(any()));
                    case 5, 6 -> settle();
                    case 7 -> giveBack(plain(any()));
                    case 8 -> giveBack(approved(any()));
                    default -> takeAwayAndGiveAgain(chance.nextBoolean() ? plain(any()) : approved(any()));
                }
            }
        }

        private int any() {
            return number * DESK + chance.nextInt(DESK);
        }

        private void ask(UUID role) {
            var order = Orders.activation(role, "PT" + (5 + chance.nextInt(116)) + "M");
            post("lee", ApiClient.REQUESTS, order).ifPresent(answer -> {
                note(Deed.REQUESTED, idIn(answer));
                if (answer.json().at("/status").asText().equals("PendingApproval")) {
                    pending.add(idIn(answer));
                }
            });
        }

        /** Whatever comes of it, the request is not looked at again. */
        private void settle() {
            if (pending.isEmpty()) {
                return;
            }
            var request = pending.remove(chance.nextInt(pending.size()));
            switch (chance.nextInt(4)) {
                case 0 -> cancel(request);
                case 1 -> decide("mike", request, "Deny", Deed.DENIED);
                default -> decide("brandon", request, "Approve", Deed.APPROVED);
            }
        }

        private void decide(String approver, String request, String result, Deed deed) {
            call(node -> node.as(approver).patch(Orders.step(request), Orders.review(result)))
                    .filter(Workday::isDone)
                    .ifPresent(answer -> note(deed, request));
        }

        private void cancel(String request) {
            call(node -> node.as("lee").post(Orders.cancellation(request), ""))
                    .filter(Workday::isDone)
                    .ifPresent(answer -> note(Deed.CANCELED, request));
        }

        private void giveBack(UUID role) {
            post("lee", ApiClient.REQUESTS, Orders.deactivation(role))
                    .ifPresent(answer -> note(Deed.GIVEN_BACK, idIn(answer)));
        }

        private void takeAwayAndGiveAgain(UUID role) {
            var lee = ManyRoles.LEE.toString();
            post("paula", Orders.ELIGIBILITY_REQUESTS, Orders.removal(lee, role))
                    .ifPresent(answer -> note(Deed.REMOVED, idIn(answer)));
            post("paula", Orders.ELIGIBILITY_REQUESTS, Orders.assignment(lee, role))
                    .ifPresent(answer -> note(Deed.ASSIGNED, idIn(answer)));
        }

        /** Asks again, of whatever node, where the answer is lost: it must not happen twice. */
        private Optional<Answer> post(String name, String path, String order) {
            var key = new UUID(chance.nextLong(), chance.nextLong()).toString();
            Supplier<Optional<Answer>> call =
                    () -> call(node -> node.as(name).post(path, order, "Idempotency-Key", key));
            return call.get().or(call).filter(Workday::isDone);
        }

        /** Nothing, if nobody can tell whether it took effect. */
        private Optional<Answer> call(Function<Node, Answer> call) {
            try {
                var answer = call.apply(nodes.get(chance.nextInt(nodes.size())));
                count(String.valueOf(answer.status()));
                return Optional.of(answer).filter(known -> known.status() / 100 != 5);
            } catch (UncheckedIOException e) {
                count("none");
                LockSupport.parkNanos(BREATH.toNanos());
                return Optional.empty();
            }
        }
    }

    private void note(Deed deed, String id) {
        acknowledged.get(deed).add(id);
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
    }

    private static boolean isDone(Answer answer) {
        return answer.status() / 100 == 2;
    }

    private static String idIn(Answer answer) {
        return answer.json().at("/id").asText();
    }
}
