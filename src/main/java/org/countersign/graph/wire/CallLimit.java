package org.countersign.graph.wire;

import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import java.util.OptionalLong;
import org.countersign.directory.UserId;
import org.countersign.graph.error.TooManyCalls;
import org.countersign.security.CurrentUser;
import org.countersign.security.RateLimit;
import org.springframework.stereotype.Component;

/** How often each caller has called this node lately. A call that asks for several things counts as that many. */
@Component
public class CallLimit {

    private final int perMinute;
    private final RateLimit<UserId> calls;
    private final CurrentUser currentUser;

    CallLimit(ApiProperties properties, Optional<TimeMeter> clock, CurrentUser currentUser) {
        this.perMinute = properties.requestsPerMinute();
        this.calls = new RateLimit<>(perMinute, clock);
        this.currentUser = currentUser;
    }

    /** Counts the call that is being made; how many seconds he has to wait, if that is too often. */
    OptionalLong count() {
        return currentUser.find().map(calls::count).orElse(OptionalLong.empty());
    }

    /**
     * Counts what the call that is being made asks for beyond one thing. It is to be asked before any of it is done. What is
     * more than a whole minute allows counts as a whole minute, or nobody could ever ask for it.
     *
     * @throws TooManyCalls if that is too often; whoever waits as it says may make the whole call again
     */
    public void countEachOf(int things) {
        var further = Math.min(things, perMinute) - 1;
        if (further > 0) {
            var caller = currentUser.id();
            calls.count(caller, further).ifPresent(soonest -> {
                throw new TooManyCalls(calls.waitOf(caller, further + 1).orElse(soonest));
            });
        }
    }
}
