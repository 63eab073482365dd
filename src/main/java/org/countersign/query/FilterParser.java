package org.countersign.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.countersign.query.Filter.Literal;
import org.countersign.query.Filter.Operator;
import org.countersign.query.Filter.PropertyPath;
import org.countersign.query.FilterTokens.Kind;
import org.countersign.query.FilterTokens.Token;

/**
 * Understands the part of OData's {@code $filter} that clients of Microsoft Graph's PIM send:
 *
 * <pre>
 * filter     = conjunction { "or" conjunction }
 * conjunction = negation { "and" negation }
 * negation   = [ "not" ] ( "(" filter ")" | clause )
 * clause     = "startswith" "(" property "," quoted ")"
 *            | property "in" "(" value { "," value } ")"
 *            | path "/any" "(" name ":" filter ")"
 *            | property ( "eq" | "ne" | "gt" | "ge" | "lt" | "le" ) value
 * property   = path | "tolower" "(" path ")"
 * path       = name { "/" name }
 * value      = "null" | quoted | bare
 * quoted     = "'" { any sign, a quote written twice } "'"
 * bare       = an id, a moment, true or false, without quotes
 * </pre>
 *
 * <p>Names and key words are read without regard to case. {@code tolower} changes nothing: text is compared without
 * regard to case in any event, as Graph does. The paths in the filter of an {@code any} begin with its name.
 *
 * <p>A text has at most {@value #MAXIMUM_LENGTH} characters and {@value #MAXIMUM_CLAUSES} clauses or values, and is
 * nested at most {@value #MAXIMUM_DEPTH} deep.
 */
public final class FilterParser {

    static final int MAXIMUM_LENGTH = 4_000;
    static final int MAXIMUM_CLAUSES = 100;
    static final int MAXIMUM_DEPTH = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern PATH = Pattern.compile(NAME + "(/" + NAME + "){0,3}");

    private static final String ANY = "/any";

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int clauses;

    /** With what paths begin in the {@code any} that is being read, and outside of one: with nothing. */
    private String element = "";

    private FilterParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws InvalidFilter saying where the text goes wrong */
    public static Filter parse(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new InvalidFilter(MAXIMUM_LENGTH + 1, "a filter has at most " + MAXIMUM_LENGTH + " characters.");
        }
        var parser = new FilterParser(FilterTokens.of(text));
        var filter = parser.filter();
        parser.expect(Kind.END, "'and', 'or' or the end is expected.");
        return filter;
    }

    private Filter filter() {
        return several("or", this::conjunction, Filter.Or::new);
    }

    private Filter conjunction() {
        return several("and", this::negation, Filter.And::new);
    }

    private Filter several(String keyword, Supplier<Filter> part, Function<List<Filter>, Filter> whole) {
        var parts = new ArrayList<Filter>();
        parts.add(part.get());
        while (takes(keyword)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : whole.apply(List.copyOf(parts));
    }

    private Filter negation() {
        if (takes("not")) {
            return new Filter.Not(nested(this::negation));
        }
        if (!takes(Kind.OPEN)) {
            return clause();
        }
        var inner = nested(this::filter);
        expect(Kind.CLOSE, "a closing parenthesis is expected.");
        return inner;
    }

    private Filter nested(Supplier<Filter> inner) {
        if (++depth > MAXIMUM_DEPTH) {
            throw new InvalidFilter(peek().at(), "a filter is nested at most " + MAXIMUM_DEPTH + " deep.");
        }
        var filter = inner.get();
        depth--;
        return filter;
    }

    private Filter clause() {
        count();
        if (isCall("startswith")) {
            return startsWith();
        }
        if (isAny()) {
            return any();
        }
        var property = property();
        return takes("in") ? oneOf(property) : new Filter.Comparison(property, operator(), value());
    }

    private Filter startsWith() {
        expect(Kind.OPEN, "an opening parenthesis is expected.");
        var property = property();
        expect(Kind.COMMA, "a comma is expected.");
        var prefix = value();
        if (prefix.kind() != Literal.Kind.QUOTED) {
            throw new InvalidFilter(prefix.at(), "a text in single quotes is expected.");
        }
        expect(Kind.CLOSE, "a closing parenthesis is expected.");
        return new Filter.StartsWith(property, prefix);
    }

    private Filter oneOf(PropertyPath property) {
        var values = new ArrayList<Literal>();
        expect(Kind.OPEN, "an opening parenthesis is expected.");
        do {
            count();
            values.add(value());
        } while (takes(Kind.COMMA));
        expect(Kind.CLOSE, "a comma or a closing parenthesis is expected.");
        return new Filter.OneOf(property, List.copyOf(values));
    }

    private Filter any() {
        var collection = path();
        expect(Kind.OPEN, "an opening parenthesis is expected.");
        var outer = element;
        element = variable() + "/";
        var filter = nested(this::filter);
        element = outer;
        expect(Kind.CLOSE, "a closing parenthesis is expected.");
        return new Filter.Any(withoutEnd(collection), filter);
    }

    /** With or without a space, what follows the colon is a word of its own. */
    private String variable() {
        var token = expect(Kind.WORD, "a name and a colon are expected.");
        var colon = token.text().indexOf(':');
        if (colon < 0 || !NAME.matcher(token.text().substring(0, colon)).matches()) {
            throw new InvalidFilter(token.at(), "a name and a colon are expected.");
        }
        if (colon + 1 < token.text().length()) {
            tokens.set(--next, new Token(Kind.WORD, token.text().substring(colon + 1), token.at() + colon + 1));
        }
        return token.text().substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static PropertyPath withoutEnd(PropertyPath any) {
        return new PropertyPath(any.name().substring(0, any.name().length() - ANY.length()), any.at());
    }

    private boolean isAny() {
        return peek().kind() == Kind.WORD
                && peek().text().toLowerCase(Locale.ROOT).endsWith(ANY)
                && tokens.get(next + 1).kind() == Kind.OPEN;
    }

    private PropertyPath property() {
        if (!isCall("tolower")) {
            return path();
        }
        expect(Kind.OPEN, "an opening parenthesis is expected.");
        var path = path();
        expect(Kind.CLOSE, "a closing parenthesis is expected.");
        return path;
    }

    private PropertyPath path() {
        var token = expect(Kind.WORD, "the name of a property is expected.");
        if (!PATH.matcher(token.text()).matches()) {
            throw new InvalidFilter(token.at(), "this is not the name of a property.");
        }
        var name = token.text().toLowerCase(Locale.ROOT);
        if (!name.startsWith(element)) {
            throw new InvalidFilter(token.at(), "a path that begins with the name before the colon is expected.");
        }
        return new PropertyPath(name.substring(element.length()), token.at());
    }

    private Operator operator() {
        var token = peek();
        for (var operator : Operator.values()) {
            if (takes(operator.name())) {
                return operator;
            }
        }
        throw new InvalidFilter(token.at(), "one of eq, ne, gt, ge, lt, le and in is expected.");
    }

    private Literal value() {
        var token = take();
        return switch (token.kind()) {
            case QUOTED -> new Literal(Literal.Kind.QUOTED, token.text(), token.at());
            case WORD ->
                token.is("null")
                        ? new Literal(Literal.Kind.NULL, "", token.at())
                        : new Literal(Literal.Kind.BARE, token.text(), token.at());
            default -> throw new InvalidFilter(token.at(), "a value is expected.");
        };
    }

    private void count() {
        if (++clauses > MAXIMUM_CLAUSES) {
            throw new InvalidFilter(peek().at(), "a filter has at most " + MAXIMUM_CLAUSES + " clauses and values.");
        }
    }

    /** A name is a function's only if a parenthesis follows. */
    private boolean isCall(String function) {
        return next + 1 < tokens.size() && tokens.get(next + 1).kind() == Kind.OPEN && takes(function);
    }

    private boolean takes(String keyword) {
        return takes(peek().is(keyword));
    }

    private boolean takes(Kind kind) {
        return takes(peek().kind() == kind);
    }

    private boolean takes(boolean wanted) {
        next += wanted ? 1 : 0;
        return wanted;
    }

    private Token expect(Kind kind, String problem) {
        var token = peek();
        if (token.kind() != kind) {
            throw new InvalidFilter(token.at(), problem);
        }
        return take();
    }

    private Token peek() {
        return tokens.get(next);
    }

    /** The last one stays. */
    private Token take() {
        var token = peek();
        takes(token.kind() != Kind.END);
        return token;
    }
}
