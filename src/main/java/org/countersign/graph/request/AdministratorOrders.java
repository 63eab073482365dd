package org.countersign.graph.request;

import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKey;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.AssignmentOrder;
import org.countersign.assignment.AssignmentOrders;
import org.countersign.assignment.PlainText;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Caller;
import org.countersign.mfa.SecondFactor;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What administrators order: who may activate what, and who holds what without activating it. */
@Service
class AdministratorOrders {

    private final AssignmentOrders orders;
    private final References references;
    private final Caller caller;
    private final DatabaseClock clock;

    AdministratorOrders(AssignmentOrders orders, References references, Caller caller, DatabaseClock clock) {
        this.orders = orders;
        this.references = references;
        this.caller = caller;
        this.clock = clock;
    }

    /** Whether a body is such an order. */
    static boolean isOne(ScheduleRequestBody body) {
        return body.order().startsWith("admin");
    }

    /** Carries an order out, or only says what it would do where the body asks for that. */
    ScheduleRequestView carryOut(AssignmentKind kind, ScheduleRequestBody body, @Nullable SecondFactor offered) {
        requireAdministrator();
        var order = read(kind, body);
        return body.isRehearsal()
                ? ScheduleRequestView.rehearsed(orders.rehearse(order, offered))
                : ScheduleRequestView.of(orders.carryOut(order, offered));
    }

    /** Asked again by who carries it out; here so that nobody else learns whom and what ids mean. */
    private void requireAdministrator() {
        if (!caller.mayAdminister()) {
            throw GraphException.forbidden(
                    "This takes an active Privileged Role Administrator or Global Administrator role.");
        }
    }

    private AssignmentOrder read(AssignmentKind kind, ScheduleRequestBody body) {
        var action = actionOf(body);
        var schedule = scheduleOf(action, body);
        var ticket = body.ticket();
        return new AssignmentOrder(
                action,
                kind,
                new AssignmentKey(references.principalOf(body), references.roleOf(body), body.scope()),
                schedule.start(),
                schedule.expiry(),
                PlainText.paragraph("justification", body.reason(), PlainText.LONGEST_REASON),
                ticket.number(),
                ticket.system(),
                caller.id());
    }

    private AskedSchedule scheduleOf(AssignmentAction action, ScheduleRequestBody body) {
        return switch (action) {
            case ASSIGN, RENEW -> AskedSchedule.of(body.scheduleInfo(), clock.now());
            case UPDATE, EXTEND -> AskedSchedule.moved(body.scheduleInfo(), clock.now());
            case REMOVE -> AskedSchedule.NONE;
        };
    }

    private static AssignmentAction actionOf(ScheduleRequestBody body) {
        return switch (body.order()) {
            case "adminassign" -> AssignmentAction.ASSIGN;
            case "adminupdate" -> AssignmentAction.UPDATE;
            case "adminextend" -> AssignmentAction.EXTEND;
            case "adminrenew" -> AssignmentAction.RENEW;
            case "adminremove" -> AssignmentAction.REMOVE;
            default ->
                throw GraphException.badRequest(
                        "Administrators order adminAssign, adminUpdate, adminExtend, adminRenew or adminRemove.");
        };
    }
}
