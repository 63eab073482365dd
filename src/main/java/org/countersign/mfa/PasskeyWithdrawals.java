package org.countersign.mfa;

import org.countersign.directory.Administrators;
import org.countersign.directory.Directory;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorChanged.Change;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How an administrator takes somebody else's lost passkey away. He makes nobody one: its owner does, where he is. */
@Service
@Transactional
public class PasskeyWithdrawals {

    private final Passkeys passkeys;
    private final Administrators administrators;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    PasskeyWithdrawals(
            Passkeys passkeys, Administrators administrators, Directory directory, ApplicationEventPublisher events) {
        this.passkeys = passkeys;
        this.administrators = administrators;
        this.directory = directory;
        this.events = events;
    }

    /**
     * Takes it away.
     *
     * @return whether it was that user's
     * @throws DirectoryRefused if {@code by} is no active administrator, or the account is his own
     */
    public boolean remove(User user, String id, UserId by) {
        administrators.requireSomebodyElse(user, by);
        directory.hold(user.id());
        if (!passkeys.remove(user.id(), id)) {
            return false;
        }
        events.publishEvent(new SecondFactorChanged(user.id(), by, Change.PASSKEY_REMOVED));
        return true;
    }
}
