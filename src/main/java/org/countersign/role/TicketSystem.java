package org.countersign.role;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A system that tickets may come from.
 *
 * @param name as requests name it, whatever the case of its letters: 1 to 256 characters in one line
 * @param pattern what a ticket's number looks like from its first character to its last, in RE2's syntax, which is
 *     matched in linear time: at most 200 characters; empty: any number will do
 */
public record TicketSystem(String name, String pattern) {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_PATTERN = 200;
    private static final int MOST_REPETITIONS = 2000;

    private static final Pattern COUNTED = Pattern.compile("(?P<group>[)}?*+]?)\\{(?P<counts>[0-9]+(,[0-9]*)?)\\}");
    private static final Pattern COMMA = Pattern.compile(",");

    public TicketSystem {
        name = name.strip();
    }

    /** Whether requests mean this system by that name. */
    public boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Whether a ticket of this system may have that number. */
    public boolean hasNumbersLike(String number) {
        return pattern.isEmpty() || Pattern.compile(pattern).matcher(number).matches();
    }

    Stream<String> faults() {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Stream.of("The name of a ticket system has 1 to " + LONGEST_NAME + " characters, in one line.");
        }
        if (pattern.chars().anyMatch(Character::isISOControl)) {
            return Stream.of("The pattern of the ticket system " + name + " has control characters.");
        }
        if (pattern.length() > LONGEST_PATTERN) {
            return Stream.of(
                    "The pattern of the ticket system " + name + " has more than " + LONGEST_PATTERN + " characters.");
        }
        if (repetitions() > MOST_REPETITIONS) {
            return Stream.of("The pattern of the ticket system " + name + " repeats groups too many times.");
        }
        return isPattern() ? Stream.empty() : Stream.of("The pattern of the ticket system " + name + " is no pattern.");
    }

    /**
     * How many times anything in the pattern is repeated at most: a counted repetition is compiled as so many copies, and
     * one within another as their product.
     */
    private double repetitions() {
        var ofGroups = 1.0;
        var ofOthers = 1.0;
        var counts = COUNTED.matcher(pattern);
        while (counts.find()) {
            var most = Stream.of(COMMA.split(counts.group("counts")))
                    .mapToDouble(Double::parseDouble)
                    .max()
                    .orElse(1);
            if (counts.group("group").isEmpty()) {
                ofOthers = Math.max(ofOthers, most);
            } else {
                ofGroups *= Math.max(1, most);
            }
        }
        return ofGroups * ofOthers;
    }

    private boolean isPattern() {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
