package org.countersign.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How administrators keep accounts. None is ever deleted: requests, decisions and the audit refer to it.
 *
 * <p>That an account is linked to a person keeps the person from approving with one account what he asked for with
 * another. So an administrator links none of his own accounts to anybody else, and unlinks none: who could, would make
 * himself an approver of his own requests. He may link another account to himself, which only takes something from him.
 * Nor does he enable or disable an account of his own: a second account that another administrator shut stays shut, and
 * nobody locks himself out by mistake.
 */
@Service
@Transactional
public class UserChanges {

    private final Directory directory;
    private final Administrators administrators;
    private final SignInSecrets secrets;
    private final ApplicationEventPublisher events;

    UserChanges(
            Directory directory,
            Administrators administrators,
            SignInSecrets secrets,
            ApplicationEventPublisher events) {
        this.directory = directory;
        this.administrators = administrators;
        this.secrets = secrets;
        this.events = events;
    }

    /**
     * Creates an account. Without a password nobody can sign in with it yet.
     *
     * @throws DirectoryRefused if {@code by} is no active administrator
     * @throws InvalidEntry naming everything that is wrong with the draft
     */
    public User create(UserDraft draft, UserId by) {
        administrators.require(by);
        return takeIn(draft, by);
    }

    /** What holds for a new account, whoever orders it. */
    User takeIn(UserDraft draft, @Nullable UserId by) {
        requireSound(draft, null);
        var user = draft.toUser(new UserId(UUID.randomUUID()), personOf(draft.person(), null));
        storing(() -> directory.add(user));
        events.publishEvent(new UserCreated(user, by));
        setPassword(user, draft, by);
        return user;
    }

    /**
     * Changes an account. What changes nothing leaves no trace; a password always counts as a change.
     *
     * @param edit what to make of the account as it is; it gets a draft without a password
     * @return whether anything changed
     * @throws DirectoryRefused if {@code by} is no active administrator, or helps himself
     * @throws InvalidEntry naming everything that is wrong with the draft
     */
    public boolean change(UserId id, UnaryOperator<UserDraft> edit, UserId by) {
        administrators.require(by);
        return edit(id, edit, by);
    }

    /** What holds for a change, whoever orders it. */
    boolean edit(UserId id, UnaryOperator<UserDraft> edit, @Nullable UserId by) {
        var before = directory.lock(id);
        var draft = edit.apply(draftOf(before));
        requireSound(draft, before);
        var after = draft.toUser(id, personOf(draft.person(), before));
        if (by != null) {
            requireSomebodyElse(before, after, draft, by);
        }
        if (!after.equals(before)) {
            storing(() -> directory.change(after));
            events.publishEvent(new UserChanged(before, after, by));
        }
        setPassword(after, draft, by);
        return !after.equals(before) || draft.password() != null;
    }

    private static UserDraft draftOf(User user) {
        return new UserDraft(
                user.userPrincipalName(),
                user.mailNickname(),
                user.displayName(),
                user.mail(),
                user.type().name(),
                user.enabled(),
                new PersonLink.AsItIs(),
                null);
    }

    private void requireSomebodyElse(User before, User after, UserDraft draft, UserId by) {
        if (!administrators.isOwn(before, by)) {
            return;
        }
        if (before.enabled() != after.enabled()) {
            throw new DirectoryRefused("Nobody enables or disables an account of his own.");
        }
        if (!before.isSamePersonAs(after)) {
            throw new DirectoryRefused("Nobody changes whose his own account is, from no account of his.");
        }
        // It takes a proof of what he has, which a session or a token is not.
        if (draft.password() != null) {
            throw new DirectoryRefused("Nobody sets a password of his own like this: change it at /account.");
        }
    }

    private PersonId personOf(PersonLink link, @Nullable User before) {
        if (link instanceof PersonLink.SamePersonAs other) {
            return directory.user(other.account()).person();
        }
        var apart = link instanceof PersonLink.Apart;
        return before == null || (apart && directory.accountsOf(before.person()).size() > 1)
                ? new PersonId(UUID.randomUUID())
                : before.person();
    }

    private void requireSound(UserDraft draft, @Nullable User before) {
        var faults = new ArrayList<>(draft.faults());
        Stream.of(
                        objectionToName("userPrincipalName", draft.userPrincipalName(), before),
                        objectionToName("mailNickname", draft.mailNickname(), before),
                        objectionToLink(draft.person()),
                        objectionToPassword(draft),
                        objectionToService(draft, before))
                .flatMap(Optional::stream)
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            throw new InvalidEntry(faults);
        }
    }

    private Optional<String> objectionToName(String property, String name, @Nullable User before) {
        return directory
                .findUserBySignInName(name)
                .filter(other -> before == null || !other.id().equals(before.id()))
                .map(other -> "There is another account of that " + property + ".");
    }

    private Optional<String> objectionToLink(PersonLink link) {
        return link instanceof PersonLink.SamePersonAs other
                        && directory.findUser(other.account()).isEmpty()
                ? Optional.of("samePersonAs names no account.")
                : Optional.empty();
    }

    private Optional<String> objectionToPassword(UserDraft draft) {
        return Optional.ofNullable(draft.password()).flatMap(text -> secrets.objectionTo(text, draft.names()));
    }

    /** What people have, such as a password or a role to activate, a service never had; so neither becomes the other. */
    private static Optional<String> objectionToService(UserDraft draft, @Nullable User before) {
        if (before != null && before.isService() != draft.isService()) {
            return Optional.of("No person's account becomes a service's, nor the other way round.");
        }
        var isAPersons = draft.password() != null || draft.person() instanceof PersonLink.SamePersonAs;
        return draft.isService() && isAPersons
                ? Optional.of("A service has no password and is nobody's account: it has secrets of its own.")
                : Optional.empty();
    }

    private void setPassword(User user, UserDraft draft, @Nullable UserId by) {
        if (draft.password() != null && by != null) {
            secrets.set(user.id(), draft.password());
            events.publishEvent(new PasswordSet(user.id(), by));
        }
    }

    /** Somebody may have taken the name since it was looked for. */
    private static void storing(Runnable order) {
        try {
            order.run();
        } catch (DuplicateKeyException e) {
            throw new InvalidEntry(List.of("There is another account of that userPrincipalName or mailNickname."));
        }
    }
}
