package org.countersign.mfa;

import java.time.Instant;
import org.countersign.directory.UserId;

/** When users were signed out everywhere, by themselves or by others. Another room keeps that. */
public interface ShutOuts {

    /** The last time of a user; {@link Instant#EPOCH}: never. */
    Instant lastShutOut(UserId user);
}
