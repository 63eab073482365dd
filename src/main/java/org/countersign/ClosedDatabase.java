package org.countersign;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the pool when the embedded database has closed itself, as it does when its disk is full: old connections lead
 * nowhere then, though they say that they are valid, and it is opened again once the last of them is gone.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    /** What H2 calls it; no code of PostgreSQL's, which are words. */
    private static final int DATABASE_IS_CLOSED = 90_098;

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return failure.getErrorCode() == DATABASE_IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
