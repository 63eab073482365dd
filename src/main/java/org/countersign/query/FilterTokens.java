package org.countersign.query;

import java.util.ArrayList;
import java.util.List;

/** A filter's text, cut into its words. */
final class FilterTokens {

    /** What can stand in a name, a path, an id, a number or a moment. */
    private static final String WORD_SIGNS = "_-.:/@$+";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private FilterTokens(String text) {
        this.text = text;
    }

    enum Kind {
        WORD,
        QUOTED,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    /**
     * A word of the text.
     *
     * @param at where it begins, counted from 1
     */
    record Token(Kind kind, String text, int at) {

        boolean is(String keyword) {
            return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
        }
    }

    static List<Token> of(String text) {
        return new FilterTokens(text).cut();
    }

    private List<Token> cut() {
        while (position < text.length()) {
            var sign = text.charAt(position);
            switch (sign) {
                case ' ', '\t' -> position++;
                case '(' -> single(Kind.OPEN);
                case ')' -> single(Kind.CLOSE);
                case ',' -> single(Kind.COMMA);
                case '\'' -> quoted();
                default -> word();
            }
        }
        tokens.add(new Token(Kind.END, "", text.length() + 1));
        return tokens;
    }

    private void single(Kind kind) {
        tokens.add(new Token(kind, "", position + 1));
        position++;
    }

    private void word() {
        var start = position;
        while (position < text.length() && isOfWord(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw new InvalidFilter(start + 1, "this sign has no meaning here.");
        }
        tokens.add(new Token(Kind.WORD, text.substring(start, position), start + 1));
    }

    private static boolean isOfWord(char sign) {
        return sign >= 'a' && sign <= 'z'
                || sign >= 'A' && sign <= 'Z'
                || sign >= '0' && sign <= '9'
                || WORD_SIGNS.indexOf(sign) >= 0;
    }

    /** A quote within is written twice. */
    private void quoted() {
        var start = position++;
        var value = new StringBuilder();
        while (position < text.length()) {
            var sign = text.charAt(position++);
            if (Character.isISOControl(sign)) {
                throw new InvalidFilter(position, "a control character has no place here.");
            } else if (sign != '\'') {
                value.append(sign);
            } else if (position < text.length() && text.charAt(position) == '\'') {
                value.append('\'');
                position++;
            } else {
                tokens.add(new Token(Kind.QUOTED, value.toString(), start + 1));
                return;
            }
        }
        throw new InvalidFilter(start + 1, "the quote that opens here is not closed.");
    }
}
