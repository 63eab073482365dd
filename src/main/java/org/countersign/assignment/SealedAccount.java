package org.countersign.assignment;

import java.util.Optional;
import org.countersign.directory.UserId;

/** The account that lies in an envelope, for the day on which nobody else gets in. Another room keeps it. */
public interface SealedAccount {

    /** Whose it is; nobody's if there is none. */
    Optional<UserId> user();
}
