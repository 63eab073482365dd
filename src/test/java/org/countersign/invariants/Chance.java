package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
        return beginning;
    }

    Operation next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> request();
            case 4, 5, 6, 7 -> decide();
            case 8 -> chance(50) ? cancel() : deactivate();
            case 9, 10, 11 -> order();
            case 12 -> changeSettings(pick(Role.PRINTERS, Role.PRINTERS, Role.PAYROLL));
            case 13 -> ofTheDirectory();
            case 14, 15, 16 -> pass();
            case 17, 18 -> fire();
            default -> ofTheService();
        };
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
                pick(Duration.ofMinutes(30), Duration.ofHours(24)),
                approvers,
                !chance(15));
        return new Operation.ChangeSettings(administrator(), role, settings);
    }

    private Operation request() {
        var post = post();
        var by = requestor(post);
        var extension = chance(model.holdings().activated(by, post, model.now()).isPresent() ? 70 : 3);
        var starts =
                extension || chance(75) ? null : pick(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(2));
        var ends = chance(88) ? null : pick(Duration.ofMinutes(20), Duration.ofMinutes(90), Duration.ofHours(25));
        return new Operation.Request(
                number++,
                by,
                post,
                pick(Code.SHOWN, Code.SHOWN, Code.SHOWN, Code.NONE, Code.WRONG),
                chance(80),
                pick(SPANS),
                starts,
                starts == null || ends == null ? ends : starts.plus(ends),
                extension);
    }

    /** Mostly somebody who is eligible. */
    private Account requestor(Post post) {
        var eligible = Account.OWN.stream()
                .filter(account ->
                        model.holdings().best(account, post, model.now()).isPresent())
                .toList();
        return eligible.isEmpty() || chance(10) ? pick(Account.OWN) : pick(eligible);
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
        var by = able.isEmpty() || chance(25) ? pick(Account.values()) : pick(able);
        return new Operation.Decide(numberOf(request), by, chance(80), chance(92));
    }

    private Operation cancel() {
        return ofSomeRequest(request -> new Operation.Cancel(numberOf(request), request.by));
    }

    private Operation deactivate() {
        var active = model.holdings().all().stream()
                .filter(given -> given.kind == Kind.ACTIVATED && given.isOpen())
                .toList();
        if (active.isEmpty() || chance(5)) {
            return new Operation.Deactivate(pick(Account.OWN), post());
        }
        var given = pick(active);
        return new Operation.Deactivate((Account) given.holder, given.post);
    }

    private Operation order() {
        var kind = chance(70) ? AssignmentKind.ELIGIBLE : AssignmentKind.ACTIVE;
        var to = pick(
                Account.LEE,
                Account.LEE,
                Account.LEE,
                Team.CREW,
                Team.CREW,
                Team.NIGHT_SHIFT,
                Account.ANN,
                Account.LEE_ADM,
                Account.BRANDON,
                Account.PAULA);
        var post = post();
        var held = model.holdings()
                .current(kind == AssignmentKind.ELIGIBLE ? Kind.ELIGIBLE : Kind.ASSIGNED, to, post, model.now());
        var likely = held.isPresent()
                ? List.of(AssignmentAction.REMOVE, AssignmentAction.UPDATE, AssignmentAction.EXTEND)
                : List.of(AssignmentAction.ASSIGN, AssignmentAction.ASSIGN, AssignmentAction.RENEW);
        return new Operation.Order(
                number++,
                administrator(),
                chance(92) ? pick(likely) : pick(AssignmentAction.values()),
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
                chance(85));
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
                    Duration.ofHours(3),
                    Duration.ofHours(26)));
        }
        var until = Duration.between(model.now(), pick(moments));
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
        return ofSomeRequest(request -> new Operation.Fire(numberOf(request), jobOf(request)));
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
        return some.isEmpty() ? request() : operation.apply(pick(some));
    }

    private static int numberOf(Asked request) {
        return Integer.parseInt(request.name.substring(Operation.nameOf(0).length() - 1));
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
