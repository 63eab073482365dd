package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Deactivations;
import org.countersign.activation.OverdueRequests;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.AssignmentKey;
import org.countersign.assignment.AssignmentOrder;
import org.countersign.assignment.AssignmentOrders;
import org.countersign.assignment.AssignmentRefused;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.ExpiredAssignments;
import org.countersign.assignment.Expiry;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupChanges;
import org.countersign.directory.GroupId;
import org.countersign.directory.UserChanges;
import org.countersign.directory.UserDraft;
import org.countersign.directory.UserId;
import org.countersign.mfa.OneTimeCode;
import org.countersign.mfa.SecondFactor;
import org.countersign.process.ProcessReconciler;
import org.countersign.role.Approver;
import org.countersign.role.SettingsChanges;
import org.countersign.role.SettingsRefused;
import org.countersign.security.SignedIn;
import org.countersign.testing.Authenticator;
import org.countersign.time.MovableClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** The doors of the service that operations go through. */
@TestComponent
record Service(
        SettingsChanges settingsChanges,
        AssignmentOrders orders,
        ActivationWorkflow workflow,
        ActivationApproval approval,
        ActivationClosures closures,
        Deactivations deactivations,
        Directory directory,
        GroupChanges groups,
        UserChanges users,
        RoleAssignments assignments,
        ExpiredAssignments expiredAssignments,
        OverdueRequests overdueRequests,
        ProcessReconciler reconciler,
        RuntimeService runtimeService,
        ManagementService managementService,
        HeldMessages messages,
        MovableClock clock) {

    /** The service as a sequence with those people sees it. */
    Performer with(Cast.Members members, Names names) {
        return new Sequence(this, members, names);
    }

    /** Ends all processes: the ones that a sequence leaves are not to be found by the next one. */
    void forget() {
        messages.lose();
        var left = runtimeService.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        runtimeService.deleteProcessInstancesIfExists(left, "The sequence is over", true, true, true);
    }

    private static String refusalIn(RuntimeException thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> nameOf(cause).stream())
                .findFirst()
                .orElseThrow(() -> thrown);
    }

    private static Optional<String> nameOf(Throwable thrown) {
        if (thrown instanceof InvalidRequest refused) {
            return Optional.of(refused.code());
        }
        if (thrown instanceof DecisionRefused refused) {
            return Optional.of(refused.reason().name());
        }
        if (thrown instanceof AssignmentRefused refused) {
            return Optional.of(refused.reason().name());
        }
        return thrown instanceof SettingsRefused ? Optional.of("SettingsRefused") : Optional.empty();
    }

    /** What is done in one sequence. */
    private record Sequence(Service service, Cast.Members members, Names names) implements Performer {

        @Override
        public String perform(Operation.ChangeSettings change) {
            return attempt(() -> {
                var approvers = change.settings().approvers().stream()
                        .map(this::approver)
                        .toList();
                service.settingsChanges.change(
                        members.roles().get(change.role()),
                        (before, faults) -> Translation.settings(before, change.settings(), approvers),
                        user(change.by()));
                return DONE;
            });
        }

        private Approver approver(Holder holder) {
            var id = members.principal(holder);
            return id instanceof GroupId group ? new Approver.MembersOf(group) : new Approver.OneUser((UserId) id);
        }

        @Override
        public String perform(Operation.Order order) {
            return attempt(() -> {
                var done = service.orders.carryOut(
                        new AssignmentOrder(
                                order.action(),
                                order.kind(),
                                new AssignmentKey(
                                        members.principal(order.to()),
                                        members.role(order.post()),
                                        members.scope(order.post())),
                                after(order.startsIn()),
                                expiry(order.lasts()),
                                order.justified() ? "Because" : "",
                                "",
                                "",
                                user(order.by())),
                        null);
                if (names.of(done.target()).equals(Names.UNKNOWN)) {
                    names.put(order.name(), done.target());
                }
                return DONE;
            });
        }

        private static Expiry expiry(@Nullable Duration lasts) {
            if (lasts == null) {
                return new Expiry.Unspecified();
            }
            return lasts.isZero() ? new Expiry.Never() : new Expiry.After(lasts);
        }

        @Override
        public String perform(Operation.Request request) {
            return attempt(() -> {
                var started = as(request.by(), () -> service.workflow.start(activation(request), code(request.code())));
                names.put(request.name(), started.id().value());
                return DONE;
            });
        }

        private RequestActivation activation(Operation.Request request) {
            return new RequestActivation(
                    user(request.by()),
                    members.role(request.post()),
                    members.scope(request.post()),
                    request.justified() ? "Because" : "",
                    Ticket.NONE,
                    after(request.startsIn()),
                    after(request.endsIn()),
                    request.duration(),
                    request.extension());
        }

        private @Nullable SecondFactor code(Operation.Code code) {
            if (code == Operation.Code.NONE) {
                return null;
            }
            var shown = Authenticator.codeAt(service.clock.now());
            return new OneTimeCode(code == Operation.Code.SHOWN ? shown : wrong(shown));
        }

        private static String wrong(String shown) {
            return (shown.charAt(0) == '0' ? '1' : '0') + shown.substring(1);
        }

        @Override
        public String perform(Operation.Decide decision) {
            return withRequest(
                    decision.request(),
                    id -> attempt(() -> as(decision.by(), () -> {
                        service.workflow.decide(
                                id,
                                decision.approve() ? Verdict.APPROVE : Verdict.DENY,
                                decision.justified() ? "Because" : "");
                        return DONE;
                    })));
        }

        @Override
        public String perform(Operation.Cancel cancellation) {
            return withRequest(
                    cancellation.request(),
                    id -> service.closures.cancel(id, user(cancellation.by())) ? DONE : "not cancelable");
        }

        @Override
        public String perform(Operation.Deactivate deactivation) {
            return attempt(() -> {
                service.deactivations.deactivate(right(deactivation.by(), deactivation.post()), "Enough");
                return DONE;
            });
        }

        private Right right(Account account, Post post) {
            return new Right(user(account), members.role(post), members.scope(post));
        }

        @Override
        public String perform(Operation.Join join) {
            service.groups.add(members.teams().get(join.team()), user(join.account()), user(Account.PAULA));
            return DONE;
        }

        @Override
        public String perform(Operation.Leave leave) {
            service.groups.remove(members.teams().get(leave.team()), user(leave.account()), user(Account.PAULA));
            return DONE;
        }

        @Override
        public String perform(Operation.Enable change) {
            service.users.change(user(change.account()), draft -> with(draft, change.enabled()), user(Account.PAULA));
            return DONE;
        }

        private static UserDraft with(UserDraft draft, boolean enabled) {
            return new UserDraft(
                    draft.userPrincipalName(),
                    draft.mailNickname(),
                    draft.displayName(),
                    draft.mail(),
                    draft.userType(),
                    enabled,
                    draft.person(),
                    draft.password());
        }

        @Override
        public String perform(Operation.Pass pass) {
            service.clock.pass(pass.time());
            return DONE;
        }

        @Override
        public String perform(Operation.Fire fire) {
            return withRequest(fire.request(), id -> jobs(id, fire.job()).stream()
                    .map(this::execute)
                    .filter(answer -> !answer.equals(DONE))
                    .findFirst()
                    .orElse(DONE));
        }

        private List<String> jobs(ActivationId id, Operation.Job job) {
            return service
                    .runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(id.toString())
                    .list()
                    .stream()
                    .flatMap(instance -> service
                            .managementService
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .activityId(job.activity())
                            .list()
                            .stream())
                    .map(found -> found.getId())
                    .toList();
        }

        private String execute(String job) {
            try {
                service.managementService.executeJob(job);
                return DONE;
            } catch (IllegalStateException e) {
                return JOB_FAILED;
            }
        }

        @Override
        public String perform(Operation.SweepAssignments sweep) {
            service.expiredAssignments.sweep();
            return DONE;
        }

        @Override
        public String perform(Operation.SweepRequests sweep) {
            service.overdueRequests.sweep();
            return DONE;
        }

        @Override
        public String perform(Operation.Deliver delivery) {
            service.messages.deliver();
            return DONE;
        }

        @Override
        public String perform(Operation.Restart restart) {
            service.messages.lose();
            service.reconciler.reconcile();
            return DONE;
        }

        private UserId user(Account account) {
            return members.users().get(account).id();
        }

        private <T> T as(Account account, Supplier<T> action) {
            return SignedIn.as(members.users().get(account), action);
        }

        private @Nullable Instant after(@Nullable Duration time) {
            return time == null ? null : service.clock.now().plus(time);
        }

        private String withRequest(int number, Function<ActivationId, String> action) {
            return names.find(Operation.nameOf(number))
                    .map(ActivationId::new)
                    .map(action)
                    .orElse(NOTHING_TO_DO);
        }

        private static String attempt(Supplier<String> action) {
            try {
                return action.get();
            } catch (RuntimeException e) {
                return refusalIn(e);
            }
        }
    }
}
