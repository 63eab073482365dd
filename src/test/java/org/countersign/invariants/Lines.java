package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the model and the store are written down, so that they can be compared: a line for each thing there is. */
final class Lines {

    private final Instant origin;

    /** @param origin when the sequence began; all times are told from there */
    Lines(Instant origin) {
        this.origin = origin;
    }

    String given(
            String name,
            String kind,
            String holder,
            Post post,
            Instant start,
            @Nullable Instant end,
            @Nullable Instant endedAt,
            String endReason,
            String basis) {
        return "%s: %s %s for %s, from %s until %s, ended %s %s, from %s"
                .formatted(name, kind, post, holder, at(start), at(end), at(endedAt), endReason, basis);
    }

    String asked(
            String name,
            String by,
            Post post,
            boolean extension,
            String status,
            Instant createdAt,
            Instant completedAt,
            Instant deadline,
            @Nullable Instant start,
            @Nullable Instant end,
            String settings) {
        return "%s: %s asks for %s%s, %s since %s, asked %s, to be decided by %s, from %s until %s, under %s"
                .formatted(
                        name,
                        by,
                        extension ? "more of " : "",
                        post,
                        status,
                        at(completedAt),
                        at(createdAt),
                        at(deadline),
                        at(start),
                        at(end),
                        settings);
    }

    String decided(String name, String decision) {
        return name + " was decided: " + decision;
    }

    String decision(String by, String verdict, Instant when) {
        return by + " " + verdict + " at " + at(when);
    }

    String proven(String name, String by, Instant when) {
        return name + " was proved by " + by + " at " + at(when);
    }

    static String asking(Duration maximum, boolean mfa, boolean justification, boolean approval, Duration timeout) {
        return maximum + (mfa ? " mfa" : "") + (justification ? " justification" : "") + (approval ? " approval" : "")
                + " " + timeout;
    }

    static String settings(Role role, String asking, Collection<String> approvers, boolean eligibleForGood) {
        return role + " asks for " + asking + " from "
                + approvers.stream().sorted().collect(Collectors.joining(", ", "[", "]"))
                + (eligibleForGood ? "" : ", eligible for a time only");
    }

    String at(@Nullable Instant moment) {
        return moment == null ? "-" : Duration.between(origin, moment).toString();
    }
}
