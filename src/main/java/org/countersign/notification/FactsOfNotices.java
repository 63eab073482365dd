package org.countersign.notification;

import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.springframework.stereotype.Component;

/** What each sort of notice tells a program. */
@Component
class FactsOfNotices {

    private final Directory directory;
    private final Roles roles;

    FactsOfNotices(Directory directory, Roles roles) {
        this.directory = directory;
        this.roles = roles;
    }

    NoticeFacts of(ActivationNotice notice) {
        var facts = held(notice.activation(), notice.role(), notice.scope(), notice.requestor())
                .with("justification", notice.justification())
                .with("ticket", notice.ticket())
                .with("duration", notice.duration())
                .with("startDateTime", notice.start())
                .with("endDateTime", notice.end())
                .with("decideByDateTime", notice.decideBy())
                .with("outcome", notice.outcome());
        var review = notice.review();
        return review == null
                ? facts
                : facts.with("decision", review.approved() ? "approved" : "denied")
                        .with("decidedBy", nameOf(review.reviewer()))
                        .with("decisionJustification", review.justification());
    }

    NoticeFacts of(AssignmentNotice notice) {
        var assignment = notice.assignment();
        var facts = held(notice.correlation(), assignment.role(), assignment.scope(), assignment.holder())
                .with("endDateTime", assignment.end());
        var request = notice.request();
        if (request == null) {
            return facts;
        }
        var asked = facts.with("justification", request.justification())
                .with("status", request.status())
                .with("outcome", request.statusReason());
        var decision = request.decision();
        return decision == null
                ? asked
                : asked.with("decidedBy", nameOf(decision.approver()))
                        .with("decisionJustification", decision.justification());
    }

    NoticeFacts of(NewAssignment notice) {
        return held(notice.id(), notice.role(), notice.scope(), notice.assignee())
                .with("justification", notice.justification())
                .with("startDateTime", notice.start())
                .with("endDateTime", notice.end())
                .with("assignedBy", nameOf(notice.by()));
    }

    NoticeFacts of(SettingsNotice notice) {
        var proposal = notice.proposal();
        var facts = new NoticeFacts()
                .with("id", proposal.id())
                .with("principalId", proposal.by())
                .with("principalName", nameOf(proposal.by()))
                .with("roleDefinitionId", proposal.role())
                .with("roleName", roles.role(proposal.role()).displayName());
        var closed = notice.closed();
        if (closed == null) {
            return facts.with("decideByDateTime", proposal.deadline());
        }
        var by = closed.by();
        return facts.with("outcome", SettingsNotice.wordOf(closed.outcome()))
                .with("decidedBy", by == null ? "" : nameOf(by))
                .with("decisionJustification", closed.justification());
    }

    NoticeFacts of(AccountNotice notice) {
        return new NoticeFacts()
                .with("principalId", notice.account().id())
                .with("principalName", notice.account().displayName())
                .with("outcome", notice.what())
                .with("changedBy", notice.by())
                .with("ipAddress", notice.address());
    }

    private NoticeFacts held(UUID id, RoleDefinitionId role, Scope scope, PrincipalId principal) {
        return new NoticeFacts()
                .with("id", id)
                .with("principalId", principal.value())
                .with("principalName", nameOf(principal))
                .with("roleDefinitionId", role.value())
                .with("roleName", roles.role(role).displayName())
                .with("directoryScopeId", scope.path());
    }

    private String nameOf(PrincipalId principal) {
        return principal instanceof GroupId group
                ? directory.findGroup(group).map(Group::displayName).orElse("")
                : directory.findUser((UserId) principal).map(User::displayName).orElse("");
    }
}
