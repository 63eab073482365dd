package org.countersign.assignment;

/** Why somebody decided as he did: no decision goes without it. */
public final class DecisionReason {

    private DecisionReason() {}

    /** @throws DecisionRefused unless it has 1 to 500 characters, none of them control characters */
    public static String require(String justification) {
        try {
            var text = PlainText.paragraph("The justification", justification, PlainText.LONGEST_REASON);
            if (!text.isEmpty()) {
                return text;
            }
        } catch (InvalidRequest e) {
            throw DecisionRefused.invalid(e.getMessage());
        }
        throw DecisionRefused.invalid("A decision needs a justification.");
    }
}
