package org.countersign.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.countersign.query.Filter.And;
import org.countersign.query.Filter.Any;
import org.countersign.query.Filter.Comparison;
import org.countersign.query.Filter.Literal;
import org.countersign.query.Filter.Not;
import org.countersign.query.Filter.OneOf;
import org.countersign.query.Filter.Or;
import org.countersign.query.Filter.StartsWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a filter's text is understood as. */
class FilterParserTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    id eq 'a'                                    | (id EQ 'a')
                    ID Eq 'A'                                    | (id EQ 'A')
                    endDateTime ne null                          | (enddatetime NE null)
                    displayName eq 'O''Brien''s'                 | (displayname EQ 'O'Brien's')
                    displayName eq ''                            | (displayname EQ '')
                    displayName eq 'and (or) eq'                 | (displayname EQ 'and (or) eq')
                    createdDateTime ge 2026-04-13T08:52:32.648Z  | (createddatetime GE 2026-04-13T08:52:32.648Z)
                    accountEnabled eq true                       | (accountenabled EQ true)
                    principal/id eq 'a'                          | (principal/id EQ 'a')
                    initiatedBy/user/id eq 'a'                   | (initiatedby/user/id EQ 'a')
                    a eq 1 and b eq 2 or c eq 3                  | or(and((a EQ 1),(b EQ 2)),(c EQ 3))
                    a eq 1 and (b eq 2 or c eq 3)                | and((a EQ 1),or((b EQ 2),(c EQ 3)))
                    a eq 1 and b eq 2 and c eq 3                 | and((a EQ 1),(b EQ 2),(c EQ 3))
                    not a eq 1 and b eq 2                        | and(not((a EQ 1)),(b EQ 2))
                    not (a eq 1 and b eq 2)                      | not(and((a EQ 1),(b EQ 2)))
                    NOT(a eq 1)AND(b eq 2)                       | and(not((a EQ 1)),(b EQ 2))
                    startswith(displayName,'A')                  | starts(displayname,'A')
                    startsWith( displayName , 'A' ) and id ne 'b' | and(starts(displayname,'A'),(id NE 'b'))
                    not startswith(tolower(displayName),'a')     | not(starts(displayname,'a'))
                    tolower(displayName) eq 'a'                  | (displayname EQ 'a')
                    status in ('A','B')                          | (status IN 'A','B')
                    startswith eq 'a'                            | (startswith EQ 'a')
                    targets/any(t:t/id eq 'a')                   | any(targets,(id EQ 'a'))
                    targets/any(t: t/id eq 'a' and T/b ne 1)     | any(targets,and((id EQ 'a'),(b NE 1)))
                    a eq 1 and a/b/Any( x:tolower(x/c) eq 'd' )  | and((a EQ 1),any(a/b,(c EQ 'd')))
                    not targets/any(t:startswith(t/id,'a')) or any eq 1 | or(not(any(targets,starts(id,'a'))),(any EQ 1))
                    """)
    void isUnderstood(String text, String meaning) {
        assertThat(show(FilterParser.parse(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    ""                              | 1
                    id                              | 3
                    id eq                           | 6
                    id is 'a'                       | 4
                    id eq 'a                        | 7
                    id eq 'a' b                     | 11
                    id eq 'a' and                   | 14
                    'a' eq id                       | 1
                    (id eq 'a'                      | 11
                    id eq 'a')                      | 10
                    id eq 'a';drop                  | 10
                    id eq $%                        | 8
                    not                             | 4
                    startswith(id,a)                | 15
                    startswith(id 'a')              | 15
                    contains(id,'a')                | 9
                    id in ()                        | 8
                    id in ('a'                      | 11
                    a/b/c/d/e eq 1                  | 1
                    a//b eq 1                       | 1
                    targets/any()                   | 13
                    targets/any(t/id eq 'a')        | 13
                    targets/any(1:t/id eq 'a')      | 13
                    targets/any(t:)                 | 15
                    targets/any(t:id eq 'a')        | 15
                    targets/any(t:u/id eq 'a')      | 15
                    targets/any(t:t/id eq 'a'       | 26
                    1 eq 1                          | 1
                    """)
    void isRefusedSayingWhere(String text, int at) {
        assertThatThrownBy(() -> FilterParser.parse(text))
                .isInstanceOf(InvalidFilter.class)
                .hasMessageStartingWith("$filter, character " + at + ": ");
    }

    @Test
    void hasItsLimits() {
        var clause = "a eq 1";
        assertThat(FilterParser.parse("(".repeat(20) + clause + ")".repeat(20))).isInstanceOf(Comparison.class);
        assertThat(FilterParser.parse(clause + " or a eq 1".repeat(99))).isInstanceOf(Or.class);

        assertRefused("(".repeat(21) + clause + ")".repeat(21), "at most 20 deep");
        assertRefused("not ".repeat(21) + clause, "at most 20 deep");
        assertRefused(clause + " or a eq 1".repeat(100), "at most 100 clauses");
        assertRefused("a in (" + "1,".repeat(100) + "1)", "at most 100 clauses");
        assertRefused("a eq '" + "x".repeat(4_000) + "'", "at most 4000 characters");
    }

    @Test
    void nothingThatWasSentComesBack() {
        assertThatThrownBy(() -> FilterParser.parse("secret eq 'secret' secret"))
                .hasMessageNotContaining("secret");
        assertRefused("a eq 'b\nc'", "control character");
    }

    private static void assertRefused(String text, String problem) {
        assertThatThrownBy(() -> FilterParser.parse(text))
                .isInstanceOf(InvalidFilter.class)
                .hasMessageContaining(problem);
    }

    private static String show(Filter filter) {
        if (filter instanceof And and) {
            return "and(" + and.all().stream().map(FilterParserTests::show).collect(Collectors.joining(",")) + ")";
        }
        if (filter instanceof Or or) {
            return "or(" + or.any().stream().map(FilterParserTests::show).collect(Collectors.joining(",")) + ")";
        }
        if (filter instanceof Not not) {
            return "not(" + show(not.filter()) + ")";
        }
        if (filter instanceof Any any) {
            return "any(" + any.collection().name() + "," + show(any.filter()) + ")";
        }
        if (filter instanceof StartsWith starts) {
            return "starts(" + starts.property().name() + "," + show(starts.prefix()) + ")";
        }
        if (filter instanceof OneOf oneOf) {
            return "(" + oneOf.property().name() + " IN "
                    + oneOf.values().stream().map(FilterParserTests::show).collect(Collectors.joining(",")) + ")";
        }
        var comparison = (Comparison) filter;
        return "(" + comparison.property().name() + " " + comparison.operator() + " " + show(comparison.value()) + ")";
    }

    private static String show(Literal literal) {
        return switch (literal.kind()) {
            case NULL -> "null";
            case QUOTED -> "'" + literal.text() + "'";
            case BARE -> literal.text();
        };
    }
}
