package org.countersign.notification;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a summary says of a notice beside its subject: the facts that somebody decides by, each in a line. */
record Gist(List<Fact> facts) {

    /**
     * One of them.
     *
     * @param value a line
     */
    record Fact(String label, String value) {}

    /** What templates know a fact by, and what people do. */
    private static final List<Fact> VARIABLES = List.of(
            new Fact("Requestor", "requestor"),
            new Fact("Holder", "holder"),
            new Fact("Assignee", "assignee"),
            new Fact("Role", "role"),
            new Fact("Scope", "scope"),
            new Fact("Justification", "justification"),
            new Fact("Ticket", "ticket"),
            new Fact("Ends", "end"),
            new Fact("Reviewed by", "reviewer"),
            new Fact("Review reason", "reason"),
            new Fact("Outcome", "outcome"));

    private static final Fact DEADLINE = new Fact("Decide by", "decideBy");

    /** Of what the templates of that kind are given. */
    static Gist of(NoticeKind kind, Map<String, @Nullable Object> values) {
        var variables = kind.isCritical() ? Stream.concat(VARIABLES.stream(), Stream.of(DEADLINE)) : VARIABLES.stream();
        return new Gist(variables
                .map(fact -> new Fact(fact.label(), MailText.excerpt(Objects.toString(values.get(fact.value()), ""))))
                .filter(fact -> !fact.value().isEmpty())
                .toList());
    }

    /** As {@link #stored} has written it. */
    static Gist read(String stored) {
        return new Gist(stored.lines()
                .map(line -> line.split(": ", 2))
                .map(parts -> new Fact(parts[0], parts[1]))
                .toList());
    }

    String stored() {
        return facts.stream().map(fact -> fact.label() + ": " + fact.value()).collect(joining("\n"));
    }
}
