package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKind;
import org.countersign.invariants.Given.Kind;
import org.countersign.invariants.Operation.Code;
import org.countersign.invariants.Operation.Job;
import org.jspecify.annotations.Nullable;

/**
 * Draws operations. It looks at the model to draw what is likely to do something, and to let time pass up to the very
 * moments that matter; and often enough it does not care.
 */
final class Chance {

    private static final List<Duration> SPANS = Stream.of("PT5M", "PT30M", "PT1H", "PT2H", "PT8H", "PT8H30M", "PT24H")
            .map(Duration::parse)
            .toList();

    private final Random random;
    private final Model model;
    private int number;

    Chance(Random random, Model model) {
        this.random = random;
        this.model = model;
    }

    /** What a sequence begins with, so that there is something to happen. */
    List<Operation> beginning() {
        var beginning = new ArrayList<Operation>();
        beginning.add(changeSettings(Role.PRINTERS));
        beginning.add(new Operation.Join(pick(Team.values()), pick(Account.LEE, Account.LEE, Account.BRANDON)));
        beginning.add(new Operation.Order(
                number++,
                Account.PAULA,
                AssignmentAction.ASSIGN,
                AssignmentKind.ELIGIBLE,
                pick(Account.LEE, Account.LEE, Team.CREW),
                pick(Post.PRINTERS, Post.PRINTERS, Post.PAYROLL),
                null,
                pick(Duration.ZERO, Duration.ofHours(30), Duration.ofDays(3), null),
                true));
        beginning.add(request());
        return beginning;
    }

    /** What waits for a decision gets one soon, more often than not. */
    Operation next() {
        if (chance(40) && some("PENDING_APPROVAL").isPresent()) {
            return decide();
        }
        var scheduled = some("SCHEDULED");
        if (chance(40) && scheduled.isPresent()) {
            return beforeTheStartOf(scheduled.get());
        }
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> request();
            case 5 -> decide();
            case 6 -> cancel();
            case 7, 8 -> deactivate();
            case 9, 10, 11, 12 -> order();
            case 13 -> changeSettings(pick(Role.PRINTERS, Role.PRINTERS, Role.PAYROLL));
            case 14 -> ofTheDirectory();
            case 15, 16 -> pass();
            case 17, 18 -> fire();
            default -> ofTheService();
        };
    }

    private Optional<Asked> some(String status) {
        return model.asked().stream().filter(request -> request.is(status)).findFirst();
    }

    /** Between a request and its grant, settings may change. */
    private Operation beforeTheStartOf(Asked scheduled) {
        return chance(35) ? changeSettings(scheduled.post.role()) : new Operation.Fire(scheduled.number, Job.START);
    }

    private Operation ofTheDirectory() {
        return switch (random.nextInt(3)) {
            case 0 -> join();
            case 1 -> leave();
            default -> enable();
        };
    }

    private Operation ofTheService() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Operation.SweepAssignments();
            case 2 -> new Operation.SweepRequests();
            case 3, 4 -> new Operation.Deliver();
            default -> new Operation.Restart();
        };
    }

    private Operation changeSettings(Role role) {
        var approvers = new HashSet<Holder>();
        for (int i = random.nextInt(4); i > 0; i--) {
            approvers.add(pick(
                    Account.BRANDON,
                    Account.BRANDON,
                    Account.ANN,
                    Account.LEE,
                    Account.LEE_ADM,
                    Team.CREW,
                    Team.NIGHT_SHIFT,
                    Account.PAULA));
        }
        var settings = new Settings(
                pick(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8), Duration.ofHours(8)),
                chance(30),
                chance(20),
                chance(55),
                pick(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofHours(24)),
                approvers,
                !chance(15));
        return new Operation.ChangeSettings(number == 0 ? Account.PAULA : administrator(), role, settings);
    }

    /** Mostly by somebody who is eligible and has asked for nothing yet, and for something that he can get. */
    private Operation request() {
        var wanted = wanted();
        if (wanted.isEmpty() && chance(80)) {
            return chance(80) ? give() : pass();
        }
        var right = wanted.isEmpty() || chance(10) ? new Wanted(pick(Account.OWN), post()) : pick(wanted);
        var extension = chance(isActive(right) ? 80 : 2);
        var starts = extension || chance(75)
                ? null
                : pick(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(2));
        var ends = chance(90) ? null : pick(Duration.ofMinutes(20), Duration.ofMinutes(90), Duration.ofHours(25));
        var asks = model.settingsOf(right.post().role());
        var spans = spansUpTo(asks.maximum());
        return new Operation.Request(
                number++,
                right.by(),
                right.post(),
                chance(asks.mfa() ? 90 : 30) ? Code.SHOWN : pick(Code.NONE, Code.WRONG),
                chance(92),
                extension ? spans.get(spans.size() - 1) : chance(93) ? pick(spans) : pick(SPANS),
                starts,
                starts == null || ends == null ? ends : starts.plus(ends),
                extension);
    }

    private record Wanted(Account by, Post post) {}

    private List<Wanted> wanted() {
        return Account.OWN.stream()
                .filter(account -> model.people().isEnabled(account))
                .flatMap(account -> Stream.of(Post.values()).map(post -> new Wanted(account, post)))
                .filter(wanted -> model.holdings()
                        .best(wanted.by(), wanted.post(), model.now())
                        .isPresent())
                .filter(wanted -> !isActive(wanted) || chance(30))
                .filter(wanted -> !isWaitedFor(wanted) || chance(8))
                .toList();
    }

    private boolean isActive(Wanted wanted) {
        return model.holdings()
                .activated(wanted.by(), wanted.post(), model.now())
                .isPresent();
    }

    private boolean isWaitedFor(Wanted wanted) {
        return model.asked().stream()
                .anyMatch(asked -> asked.by == wanted.by() && asked.post == wanted.post() && asked.isWaiting());
    }

    private static List<Duration> spansUpTo(Duration maximum) {
        return SPANS.stream().filter(span -> span.compareTo(maximum) <= 0).toList();
    }

    private Operation decide() {
        var pending = model.asked().stream()
                .filter(request -> chance(5) || request.is("PENDING_APPROVAL"))
                .toList();
        if (pending.isEmpty()) {
            return request();
        }
        var request = pick(pending);
        var able = List.copyOf(model.askedAbout(request));
        var by = able.isEmpty() || chance(20) ? pick(Account.values()) : pick(able);
        return new Operation.Decide(request.number, by, chance(80), chance(95));
    }

    private Operation cancel() {
        return ofSomeRequest(request -> new Operation.Cancel(request.number, request.by));
    }

    private Operation deactivate() {
        var active = model.holdings().all().stream()
                .filter(given -> given.kind == Kind.ACTIVATED && given.isOpen())
                .toList();
        if (active.isEmpty() && chance(90)) {
            return request();
        }
        if (active.isEmpty() || chance(5)) {
            return new Operation.Deactivate(pick(Account.OWN), post());
        }
        var given = pick(active);
        return new Operation.Deactivate((Account) given.holder, given.post);
    }

    /** As often about what was given before as about anything else. */
    private Operation order() {
        var open = model.holdings().all().stream()
                .filter(given -> given.kind != Kind.ACTIVATED && given.isOpen())
                .toList();
        return open.isEmpty() || chance(45) ? give() : change(pick(open));
    }

    private Operation change(Given given) {
        return order(
                pick(
                        AssignmentAction.REMOVE,
                        AssignmentAction.REMOVE,
                        AssignmentAction.UPDATE,
                        AssignmentAction.UPDATE,
                        AssignmentAction.EXTEND,
                        AssignmentAction.RENEW,
                        AssignmentAction.ASSIGN),
                given.kind == Kind.ELIGIBLE ? AssignmentKind.ELIGIBLE : AssignmentKind.ACTIVE,
                given.holder,
                given.post);
    }

    private Operation give() {
        return order(
                chance(90) ? AssignmentAction.ASSIGN : pick(AssignmentAction.values()),
                chance(70) ? AssignmentKind.ELIGIBLE : AssignmentKind.ACTIVE,
                chance(4)
                        ? Account.PAULA
                        : pick(
                                Account.LEE,
                                Account.LEE,
                                Team.CREW,
                                Team.CREW,
                                Team.NIGHT_SHIFT,
                                Account.ANN,
                                Account.LEE_ADM,
                                Account.BRANDON),
                post());
    }

    private Operation order(AssignmentAction action, AssignmentKind kind, Holder to, Post post) {
        return new Operation.Order(
                number++,
                administrator(),
                action,
                kind,
                to,
                post,
                chance(85) ? null : pick(Duration.ofMinutes(20), Duration.ofHours(3)),
                pick(
                        null,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofDays(2),
                        Duration.ofDays(16)),
                chance(90));
    }

    private Operation join() {
        return new Operation.Join(pick(Team.values()), pick(Account.OWN));
    }

    private Operation leave() {
        var teams = Stream.of(Team.values())
                .filter(team -> !model.people().direct(team).isEmpty())
                .toList();
        if (teams.isEmpty()) {
            return join();
        }
        var team = pick(teams);
        return new Operation.Leave(
                team, pick(List.copyOf(EnumSet.copyOf(model.people().direct(team)))));
    }

    /** Who is disabled mostly comes back soon. */
    private Operation enable() {
        return Account.OWN.stream()
                .filter(account -> !model.people().isEnabled(account))
                .findFirst()
                .map(account -> new Operation.Enable(account, true))
                .orElseGet(() -> new Operation.Enable(pick(Account.OWN), false));
    }

    private Operation pass() {
        var moments = moments();
        if (moments.isEmpty() || chance(35)) {
            return new Operation.Pass(pick(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(40),
                    Duration.ofMinutes(6),
                    Duration.ofHours(1),
                    Duration.ofHours(26)));
        }
        var near = moments.subList(0, Math.min(3, moments.size()));
        var until = Duration.between(model.now(), pick(near));
        return new Operation.Pass(chance(75) ? until : until.minusSeconds(1));
    }

    /** When something begins, ends or can no longer be decided. */
    private List<Instant> moments() {
        var given = model.holdings().all().stream().filter(Given::isOpen).flatMap(one -> Stream.of(one.start, one.end));
        var asked = model.asked().stream()
                .filter(Asked::isWaiting)
                .flatMap(one -> Stream.of(one.asksStart, one.windowEnd(), one.deadline()));
        return Stream.concat(given, asked)
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(model.now()))
                .sorted()
                .distinct()
                .toList();
    }

    private Operation fire() {
        return ofSomeRequest(request -> new Operation.Fire(request.number, jobOf(request)));
    }

    private Job jobOf(Asked request) {
        if (chance(10)) {
            return pick(Job.values());
        }
        return switch (request.status) {
            case "PENDING_APPROVAL" -> pick(Job.TIME_OUT, Job.TIME_OUT, Job.REMINDER);
            case "SCHEDULED" -> Job.START;
            case "ACTIVE" -> request.ending ? Job.REVOKE : Job.END;
            default -> pick(Job.values());
        };
    }

    /** Mostly one that is not over. */
    private Operation ofSomeRequest(Function<Asked, Operation> operation) {
        var open = model.asked().stream()
                .filter(request -> request.isWaiting() || request.is("ACTIVE"))
                .toList();
        var some = open.isEmpty() || chance(10) ? model.asked() : open;
        return some.isEmpty() ? order() : operation.apply(pick(some));
    }

    private Account administrator() {
        return chance(96) ? Account.PAULA : pick(Account.LEE, Account.ERIN);
    }

    private Post post() {
        return pick(Post.PRINTERS, Post.PRINTERS, Post.PRINTERS, Post.PRINTERS_IN_OSLO, Post.PAYROLL);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T pick(@Nullable T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
