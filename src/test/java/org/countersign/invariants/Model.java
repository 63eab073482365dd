package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKind;
import org.countersign.invariants.Given.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the rules come to, told once more in the plainest way: objects in memory, one thread, no engine. It calls nothing
 * of the service, so that both are wrong in the same way by no mere slip.
 */
final class Model implements Performer, Holdings.Watcher {

    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(5);

    private final People people = new People();
    private final Trail trail = new Trail();
    private final Map<Role, Settings> settings = new EnumMap<>(Role.class);
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Holdings holdings;
    private Instant now;
    private int orders;

    Model(Names names, Instant now) {
        this.holdings = new Holdings(people, names, trail, this);
        this.now = now;
        for (var role : Role.values()) {
            settings.put(role, Settings.PLAIN);
        }
    }

    Instant now() {
        return now;
    }

    People people() {
        return people;
    }

    Holdings holdings() {
        return holdings;
    }

    List<Asked> asked() {
        return List.copyOf(asked.values());
    }

    Settings settingsOf(Role role) {
        return Objects.requireNonNull(settings.get(role));
    }

    int orders() {
        return orders;
    }

    Trail trail() {
        return trail;
    }

    boolean isActive(Account account, Post post) {
        return holdings.isActive(account, post, now);
    }

    @Override
    public String perform(Operation.ChangeSettings change) {
        if (!change.by().isAdministrator()) {
            return "SettingsRefused";
        }
        if (!change.settings().equals(settings.put(change.role(), change.settings()))) {
            trail.add("ROLE_SETTINGS_CHANGED", change.role(), null, change.by());
        }
        return DONE;
    }

    @Override
    public String perform(Operation.Order order) {
        if (!order.by().isAdministrator()) {
            return "NOT_ADMINISTRATOR";
        }
        var current = holdings.current(kindOf(order), order.to(), order.post(), now);
        var stands = order.action() == AssignmentAction.REMOVE
                ? (current.isEmpty() ? "MISSING" : "")
                : whatStandsAgainst(order, current);
        if (!stands.isEmpty()) {
            return stands;
        }
        orders++;
        carryOut(order, current);
        return DONE;
    }

    private String whatStandsAgainst(Operation.Order order, Optional<Given> current) {
        if (order.to() == order.by()) {
            return "OWN";
        }
        var moves = order.action() == AssignmentAction.UPDATE || order.action() == AssignmentAction.EXTEND;
        if (moves == current.isEmpty()) {
            return moves ? "MISSING" : "EXISTS";
        }
        if (order.action() == AssignmentAction.RENEW
                && !holdings.hasExpired(kindOf(order), order.to(), order.post(), now)) {
            return "MISSING";
        }
        var settings = settingsOf(order.post().role());
        return Term.of(order, current.orElse(null), settings, now).fault(order, current.orElse(null), settings, now);
    }

    private void carryOut(Operation.Order order, Optional<Given> current) {
        if (order.action() == AssignmentAction.REMOVE) {
            var given = current.orElseThrow();
            holdings.takeBack(given, order.by(), now);
            return;
        }
        var term = Term.of(order, current.orElse(null), settingsOf(order.post().role()), now);
        current.ifPresentOrElse(
                given -> holdings.move(given, term.start(), term.end(), order.by(), now),
                () -> holdings.give(
                        new Given(order.name(), kindOf(order), order.to(), order.post(), term.start(), term.end()),
                        order.by(),
                        now));
    }

    private static Kind kindOf(Operation.Order order) {
        return order.kind() == AssignmentKind.ELIGIBLE ? Kind.ELIGIBLE : Kind.ASSIGNED;
    }

    @Override
    public String perform(Operation.Request order) {
        var conflict = conflictOf(order);
        if (!conflict.isEmpty()) {
            return conflict;
        }
        holdings.retireExpired(order.by(), order.post(), now);
        asked.values().stream()
                .filter(one -> isOfSameKind(one, order) && one.isOverdueAt(now))
                .forEach(this::timeOut);
        var request = new Asked(order, settingsOf(order.post().role()), now);
        asked.put(request.name, request);
        trail.add("ACTIVATION_REQUESTED", request.post.role(), request.by, request.by);
        if (passesGates(request, order.code())) {
            goOnFromGates(request);
        } else {
            close(request, "REFUSED", "ACTIVATION_REFUSED", request.by);
        }
        return DONE;
    }

    private String conflictOf(Operation.Request order) {
        var waits = asked.values().stream()
                .anyMatch(one -> isOfSameKind(one, order) && one.isWaiting() && !one.isOverdueAt(now));
        if (waits) {
            return "RoleAssignmentRequestExists";
        }
        if (order.extension()) {
            return holdings.activated(order.by(), order.post(), now)
                    .map(active -> now.plus(order.duration()).isAfter(active.end) ? "" : "BadRequest")
                    .orElse("RoleAssignmentDoesNotExist");
        }
        var active = asked.values().stream()
                .filter(one -> one.by == order.by() && one.post == order.post() && one.is("ACTIVE"))
                .anyMatch(one -> now.isBefore(one.end));
        return active || holdings.isHeldDirectly(order.by(), order.post(), now) ? "RoleAssignmentExists" : "";
    }

    private static boolean isOfSameKind(Asked one, Operation.Request order) {
        return one.by == order.by() && one.post == order.post() && one.extension == order.extension();
    }

    private boolean passesGates(Asked request, Operation.Code code) {
        var asks = request.settings;
        var proved = !asks.mfa() || prove(request, code);
        return proved
                && isEligible(request)
                && request.duration.compareTo(asks.maximum()) <= 0
                && (request.justified || !asks.justification())
                && (!asks.approval() || !askedAbout(request).isEmpty());
    }

    private boolean prove(Asked request, Operation.Code code) {
        if (!people.prove(request.by, code, now)) {
            return false;
        }
        request.provenAt = now;
        return true;
    }

    private boolean isEligible(Asked request) {
        var start = request.asksStart;
        return people.isEnabled(request.by)
                && holdings.best(request.by, request.post, now)
                        .filter(best -> start == null || best.isEffectiveAt(start))
                        .isPresent();
    }

    private void goOnFromGates(Asked request) {
        if (request.settings.approval()) {
            request.become("PENDING_APPROVAL", now);
            trail.add("APPROVAL_REQUESTED", request.post.role(), request.by, null);
        } else {
            goOnToGrant(request);
        }
    }

    private void goOnToGrant(Asked request) {
        if (request.startsAfter(now)) {
            request.become("SCHEDULED", now);
            trail.add("ACTIVATION_SCHEDULED", request.post.role(), request.by, null);
        } else {
            grant(request);
        }
    }

    private void grant(Asked request) {
        if (!isGrantable(request) || (asks(request).approval() && !request.approved)) {
            close(request, "FAILED", "ACTIVATION_FAILED", null);
            return;
        }
        holdings.activated(request.by, request.post, now)
                .ifPresent(active -> holdings.end(active, "EXTENDED", request.by, now));
        holdings.retireExpired(request.by, request.post, now);
        activate(request, holdings.best(request.by, request.post, now).orElseThrow());
    }

    private void activate(Asked request, Given basis) {
        var start = request.startsAfter(now) ? request.asksStart : now;
        request.start = start;
        request.end = Stream.of(
                        start.plus(request.duration),
                        start.plus(asks(request).maximum()),
                        Objects.requireNonNullElse(request.asksEnd, Instant.MAX),
                        Objects.requireNonNullElse(basis.end, Instant.MAX))
                .min(Instant::compareTo)
                .orElseThrow();
        request.become("ACTIVE", now);
        var given = new Given(request.name, Kind.ACTIVATED, request.by, request.post, start, request.end);
        given.basis = basis;
        holdings.activate(given);
        trail.add("ACTIVATION_GRANTED", request.post.role(), request.by, null);
    }

    /** The stricter of what was asked at the request and what is asked now. */
    private Settings asks(Asked request) {
        var then = request.settings;
        var now = settingsOf(request.post.role());
        return new Settings(
                then.maximum().compareTo(now.maximum()) <= 0 ? then.maximum() : now.maximum(),
                then.mfa() || now.mfa(),
                then.justification() || now.justification(),
                then.approval() || now.approval(),
                now.timeout(),
                now.approvers(),
                now.eligibleForGood());
    }

    private boolean isGrantable(Asked request) {
        var asks = asks(request);
        var windowEnd = request.windowEnd();
        return isEligible(request)
                && (windowEnd == null || now.isBefore(windowEnd))
                && (request.justified || !asks.justification())
                && (request.provenAt != null || !asks.mfa());
    }

    private void close(Asked request, String status, String activity, @Nullable Account by) {
        request.become(status, now);
        trail.add(activity, request.post.role(), request.by, by);
    }

    private void timeOut(Asked request) {
        close(request, "TIMED_OUT", "ACTIVATION_TIMED_OUT", null);
    }

    /** The names of what waits for a decision that an account could make. */
    List<String> waitingFor(Account account) {
        return asked.values().stream()
                .filter(request -> request.is("PENDING_APPROVAL"))
                .filter(request -> people.isEnabled(account) && !account.isSamePersonAs(request.by))
                .filter(request -> askedAbout(request).contains(account))
                .map(request -> request.name)
                .toList();
    }

    /** Who could decide it, now or once he has activated an administrator's role. */
    Set<Account> askedAbout(Asked request) {
        var named = named(request);
        return named.isEmpty() ? EnumSet.of(Account.PAULA, Account.ERIN) : named;
    }

    private Set<Account> named(Asked request) {
        return settingsOf(request.post.role()).approvers().stream()
                .flatMap(people::behind)
                .filter(account -> !account.isSamePersonAs(request.by))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Account.class)));
    }

    @Override
    public String perform(Operation.Decide decision) {
        var request = asked.get(Operation.nameOf(decision.request()));
        if (request == null) {
            return NOTHING_TO_DO;
        }
        var stands = whatStandsAgainst(decision, request);
        if (!stands.isEmpty()) {
            return stands;
        }
        request.approved = decision.approve();
        request.decision = decision.by() + " " + (decision.approve() ? "APPROVE" : "DENY");
        request.become(decision.approve() ? "APPROVED" : "DENIED", now);
        request.decidedAt = now;
        trail.add(
                decision.approve() ? "ACTIVATION_APPROVED" : "ACTIVATION_DENIED",
                request.post.role(),
                request.by,
                decision.by());
        if (decision.approve()) {
            goOnToGrant(request);
        }
        return DONE;
    }

    private String whatStandsAgainst(Operation.Decide decision, Asked request) {
        var right = rightOf(decision.by(), request);
        if (!right.isEmpty()) {
            return right;
        }
        if (!request.is("PENDING_APPROVAL")) {
            return "NOT_PENDING";
        }
        if (request.isOverdueAt(now)) {
            return "TOO_LATE";
        }
        if (!decision.justified()) {
            return "INVALID_DECISION";
        }
        return decision.approve() && !isGrantable(request) ? "NOT_GRANTABLE" : "";
    }

    private String rightOf(Account account, Asked request) {
        if (!people.isEnabled(account)) {
            return "NOT_AN_APPROVER";
        }
        if (account.isSamePersonAs(request.by)) {
            return "OWN_REQUEST";
        }
        if (!askedAbout(request).contains(account)) {
            return "NOT_AN_APPROVER";
        }
        return named(request).contains(account) || account.isAdministrator() ? "" : "MUST_ACTIVATE_FIRST";
    }

    @Override
    public String perform(Operation.Cancel cancellation) {
        var request = asked.get(Operation.nameOf(cancellation.request()));
        if (request == null) {
            return NOTHING_TO_DO;
        }
        if (!request.isWaiting()) {
            return "not cancelable";
        }
        close(request, "CANCELED", "ACTIVATION_CANCELED", cancellation.by());
        return DONE;
    }

    @Override
    public String perform(Operation.Deactivate deactivation) {
        var active = holdings.activated(deactivation.by(), deactivation.post(), now);
        if (active.isEmpty()) {
            return "RoleAssignmentDoesNotExist";
        }
        if (active.get().start.plus(SHORTEST_HOLD).isAfter(now)) {
            return "ActiveDurationTooShort";
        }
        holdings.end(active.get(), "DEACTIVATED", deactivation.by(), now);
        return DONE;
    }

    @Override
    public String perform(Operation.Join join) {
        if (people.direct(join.team()).add(join.account())) {
            trail.add("GROUP_MEMBER_ADDED", null, join.account(), Account.PAULA);
        }
        return DONE;
    }

    @Override
    public String perform(Operation.Leave leave) {
        if (people.direct(leave.team()).remove(leave.account())) {
            trail.add("GROUP_MEMBER_REMOVED", null, leave.account(), Account.PAULA);
            holdings.leave(leave.team().around(), Account.PAULA, now);
        }
        return DONE;
    }

    @Override
    public String perform(Operation.Enable change) {
        if (people.isEnabled(change.account()) != change.enabled()) {
            people.enable(change.account(), change.enabled());
            trail.add("USER_CHANGED", null, change.account(), Account.PAULA);
        }
        return DONE;
    }

    @Override
    public String perform(Operation.Pass pass) {
        now = now.plus(pass.time());
        return DONE;
    }

    @Override
    public String perform(Operation.Fire fire) {
        var request = asked.get(Operation.nameOf(fire.request()));
        if (request == null) {
            return NOTHING_TO_DO;
        }
        return switch (fire.job()) {
            case REMINDER -> DONE;
            case TIME_OUT -> fireTimeOut(request);
            case START -> fireStart(request);
            case END -> fireEnd(request);
            case REVOKE -> fireRevoke(request);
        };
    }

    private String fireTimeOut(Asked request) {
        if (request.isOverdueAt(now)) {
            timeOut(request);
        }
        return request.is("PENDING_APPROVAL") ? JOB_FAILED : DONE;
    }

    private String fireStart(Asked request) {
        if (request.is("SCHEDULED")) {
            grant(request);
        }
        return DONE;
    }

    private static String fireEnd(Asked request) {
        request.ending = request.is("ACTIVE");
        return DONE;
    }

    private String fireRevoke(Asked request) {
        if (request.ending) {
            holdings.all().stream()
                    .filter(given -> given.name.equals(request.name))
                    .forEach(given -> holdings.end(given, "REVOKED", null, now));
        }
        return DONE;
    }

    @Override
    public String perform(Operation.SweepAssignments sweep) {
        holdings.endExpired(given -> true, now);
        return DONE;
    }

    @Override
    public String perform(Operation.SweepRequests sweep) {
        asked.values().stream().filter(one -> one.isOverdueAt(now)).forEach(this::timeOut);
        return DONE;
    }

    @Override
    public String perform(Operation.Deliver delivery) {
        return DONE;
    }

    @Override
    public String perform(Operation.Restart restart) {
        return DONE;
    }

    @Override
    public void ended(Given activated, String reason, @Nullable Account by) {
        var request = Objects.requireNonNull(asked.get(activated.name));
        request.become(reason, now);
        trail.add("ACTIVATED_ROLE_" + reason, request.post.role(), request.by, by);
    }

    @Override
    public void moved(Given activated) {
        var request = Objects.requireNonNull(asked.get(activated.name));
        request.start = activated.start;
        request.end = activated.end;
    }

    @Override
    public void lessened(Given eligible, Account by) {
        for (var request : asked.values()) {
            if (request.post == eligible.post
                    && request.isWaiting()
                    && (eligible.holder instanceof Team || eligible.holder == request.by)
                    && holdings.best(request.by, request.post, now).isEmpty()) {
                request.become("WITHDRAWN", now);
                trail.add("ACTIVATION_WITHDRAWN", request.post.role(), request.by, by);
            }
        }
    }

    /** All there should be in the store. */
    List<String> lines(Lines lines) {
        var all = new ArrayList<String>();
        holdings.all().forEach(given -> all.add(lineOf(given, lines)));
        for (var request : asked.values()) {
            all.add(lineOf(request, lines));
            if (request.decision != null) {
                all.add(lines.decided(request.name, request.decision + " at " + lines.at(request.decidedAt)));
            }
            if (request.provenAt != null) {
                all.add(lines.proven(request.name, request.by.name(), request.provenAt));
            }
        }
        settings.forEach((role, asks) -> all.add(Lines.settings(
                role,
                asking(asks),
                asks.approvers().stream().map(Object::toString).toList(),
                asks.eligibleForGood())));
        all.add(orders + " orders");
        return all.stream().sorted().toList();
    }

    private static String lineOf(Given given, Lines lines) {
        return lines.given(
                given.name,
                given.kind.name(),
                given.holder.toString(),
                given.post,
                given.start,
                given.end,
                given.endedAt,
                given.endReason,
                given.basis == null ? "nothing" : given.basis.name);
    }

    private static String lineOf(Asked request, Lines lines) {
        return lines.asked(
                request.name,
                request.by.name(),
                request.post,
                request.extension,
                request.status,
                request.createdAt,
                request.completedAt,
                request.deadline(),
                request.start,
                request.end,
                asking(request.settings));
    }

    private static String asking(Settings settings) {
        return Lines.asking(
                settings.maximum(), settings.mfa(), settings.justification(), settings.approval(), settings.timeout());
    }
}
