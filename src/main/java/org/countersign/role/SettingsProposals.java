package org.countersign.role;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.role.ProposalRefused.Reason;
import org.countersign.role.SettingsProposal.Effect;
import org.countersign.role.SettingsProposalClosed.Outcome;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How two administrators change what a role asks for: one proposes, and another one, who is another person, approves or
 * denies. A role has one proposal at a time; whoever made it may go on changing it. It counts from the approval on; what
 * nobody decides in time waits no longer.
 */
@Service
@Transactional
public class SettingsProposals {

    private final SettingsChanges changes;
    private final StoredProposals stored;
    private final SettingsEdits edits;
    private final Roles roles;
    private final RoleSettingsProperties properties;
    private final Directory directory;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    SettingsProposals(
            SettingsChanges changes,
            StoredProposals stored,
            SettingsEdits edits,
            Roles roles,
            RoleSettingsProperties properties,
            Directory directory,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.stored = stored;
        this.edits = edits;
        this.roles = roles;
        this.properties = properties;
        this.directory = directory;
        this.clock = clock;
        this.events = events;
    }

    /** All that wait, the oldest first. */
    public List<SettingsProposal> all() {
        return stored.all().stream().filter(not(this::isOverdue)).toList();
    }

    /** The one of that id, if it waits. */
    public Optional<SettingsProposal> find(UUID id) {
        return stored.find(id).filter(not(this::isOverdue));
    }

    /** What approving it would do at this moment. */
    public Effect effectOf(SettingsProposal proposal) {
        try {
            return changes.effect(proposal.role(), edits.read(proposal.edit()));
        } catch (InvalidSettings unreadable) {
            var now = roles.settingsOf(proposal.role());
            return new Effect(now, now, unreadable.faults());
        }
    }

    /**
     * Proposes a change, or changes what the same administrator has proposed for that role.
     *
     * @param edit what to make of the settings of now, or of those that he has proposed
     * @return what waits now; none: nothing would be changed any more
     * @throws SettingsRefused if {@code by} is no active administrator
     * @throws ProposalRefused if another administrator's proposal waits
     * @throws InvalidSettings naming every fault of what would come of it
     */
    public Optional<SettingsProposal> propose(RoleDefinitionId role, SettingsEdit edit, UserId by) {
        changes.lock(role, by);
        closeIfOverdue(role);
        var waiting = stored.of(role);
        waiting.filter(other -> !other.by().equals(by)).ifPresent(other -> {
            throw new ProposalRefused(
                    Reason.TAKEN, "Another administrator's change of these settings waits to be approved.");
        });
        var effect = changes.sound(
                role, waiting.map(own -> edit.after(edits.read(own.edit()))).orElse(edit));
        if (effect.after().equals(effect.before())) {
            waiting.ifPresent(own -> close(own, Outcome.WITHDRAWN, by, ""));
            return Optional.empty();
        }
        var written = edits.write(effect.before(), effect.after());
        return waiting.filter(own -> own.edit().equals(written)).or(() -> Optional.of(put(role, written, by, effect)));
    }

    private SettingsProposal put(RoleDefinitionId role, String edit, UserId by, Effect effect) {
        var now = clock.now();
        var proposal =
                new SettingsProposal(UUID.randomUUID(), role, edit, by, now, now.plus(properties.approvalTimeout()));
        stored.put(proposal);
        events.publishEvent(new SettingsProposed(proposal, effect.before(), effect.after()));
        return proposal;
    }

    /**
     * Makes the change. It is whoever approves it who makes it: by his call, from where he is.
     *
     * @param justification why; not blank
     * @throws SettingsRefused if {@code by} is no active administrator
     * @throws ProposalRefused if it cannot be his to decide, or does not wait any more
     * @throws InvalidSettings if it cannot be made any more
     */
    public void approve(UUID id, String justification, UserId by) {
        var proposal = decidable(id, justification, by);
        if (!directory.user(proposal.by()).enabled()) {
            throw new ProposalRefused(
                    Reason.PROPOSER_DISABLED, "The account of whoever proposed this is disabled. Deny it.");
        }
        close(proposal, Outcome.APPROVED, by, justification);
        changes.make(proposal.role(), edits.read(proposal.edit()), by, proposal.id());
    }

    /**
     * Leaves the settings as they are.
     *
     * @param justification why; not blank
     * @throws SettingsRefused if {@code by} is no active administrator
     * @throws ProposalRefused if it cannot be his to decide, or does not wait any more
     */
    public void deny(UUID id, String justification, UserId by) {
        close(decidable(id, justification, by), Outcome.DENIED, by, justification);
    }

    /**
     * Takes one's own proposal back, whatever one may by now.
     *
     * @throws ProposalRefused if it is somebody else's, or does not wait any more
     */
    public void withdraw(UUID id, UserId by) {
        roles.lock(waiting(id).role());
        var proposal = waiting(id);
        if (!proposal.by().equals(by)) {
            throw new ProposalRefused(Reason.NOT_OWN, "Whoever proposed it withdraws it; others deny it.");
        }
        close(proposal, Outcome.WITHDRAWN, by, "");
    }

    /** The roles of those that nobody decided in time. */
    List<RoleDefinitionId> overdue() {
        return stored.all().stream()
                .filter(this::isOverdue)
                .map(SettingsProposal::role)
                .toList();
    }

    /** Closes a role's proposal that nobody decided in time; one that still waits stays. */
    void timeOut(RoleDefinitionId role) {
        roles.lock(role);
        closeIfOverdue(role);
    }

    private void closeIfOverdue(RoleDefinitionId role) {
        stored.of(role).filter(this::isOverdue).ifPresent(late -> close(late, Outcome.TIMED_OUT, null, ""));
    }

    private boolean isOverdue(SettingsProposal proposal) {
        return proposal.isOverdueAt(clock.now());
    }

    private SettingsProposal decidable(UUID id, String justification, UserId by) {
        if (justification.isBlank()) {
            throw new ProposalRefused(Reason.NO_JUSTIFICATION, "A decision needs a justification.");
        }
        changes.lock(waiting(id).role(), by);
        var proposal = waiting(id);
        if (directory.user(by).isSamePersonAs(directory.user(proposal.by()))) {
            throw new ProposalRefused(Reason.OWN, "Nobody decides what he has proposed himself.");
        }
        return proposal;
    }

    /** Asked before the lock and after it: whoever was faster has closed it, or changed it. */
    private SettingsProposal waiting(UUID id) {
        return find(id).orElseThrow(() -> new ProposalRefused(
                Reason.GONE, "No such proposal waits: it was decided, withdrawn or changed, or its time is over."));
    }

    private void close(SettingsProposal proposal, Outcome outcome, @Nullable UserId by, String justification) {
        stored.remove(proposal.role());
        events.publishEvent(new SettingsProposalClosed(proposal, outcome, by, justification));
    }
}
