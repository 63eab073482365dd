package org.countersign.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.countersign.query.Filter.Clause;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Tag;

/**
 * Whatever a filter's text is, it is understood or refused, saying where; and what was sent gets into no statement but as
 * a parameter. The inputs that were found once are tried at each build; {@code JAZZER_FUZZ=1} looks for new ones.
 */
@Tag("fuzz")
class FilterFuzzTests {

    private static final Properties PROPERTIES = new Properties()
            .with("id", Property.id(DSL.field(DSL.name("id"), SQLDataType.UUID)))
            .with("name", Property.text(DSL.field(DSL.name("name"), SQLDataType.VARCHAR)))
            .with("at", Property.moment(DSL.field(DSL.name("at"), SQLDataType.INSTANT)))
            .with("on", Property.flag(DSL.field(DSL.name("enabled"), SQLDataType.BOOLEAN)))
            .with("kind", Property.constant("One", "Other"))
            .with("none", Property.nothing())
            .with("parts", Property.collection(part("one"), part("other")));

    private static Element part(String name) {
        var id = DSL.field(DSL.name(name), SQLDataType.UUID);
        return new Element(id.isNotNull(), new Properties().with("id", Property.id(id)));
    }

    @FuzzTest(maxDuration = "5m")
    void isUnderstoodOrRefused(FuzzedDataProvider data) {
        var text = data.consumeRemainingAsString();
        try {
            var filter = FilterParser.parse(text);
            assertThat(clausesIn(filter)).isBetween(1, FilterParser.MAXIMUM_CLAUSES);
            var statement = DSL.using(SQLDialect.POSTGRES).render(PROPERTIES.test(filter));
            assertThat(statement).matches("[a-z0-9|_\"?(),.=<>! 'O%-]*");
        } catch (InvalidFilter e) {
            assertThat(e).hasMessageMatching("\\$filter, character \\d+: [a-zA-Z0-9 ,.:'-]+");
        }
    }

    private static int clausesIn(Filter filter) {
        if (filter instanceof Filter.And and) {
            return clausesIn(and.all());
        }
        if (filter instanceof Filter.Or or) {
            return clausesIn(or.any());
        }
        if (filter instanceof Filter.Any any) {
            return clausesIn(any.filter());
        }
        return filter instanceof Filter.Not not
                ? clausesIn(not.filter())
                : ((Clause) filter).property() == null ? 0 : 1;
    }

    private static int clausesIn(List<Filter> filters) {
        return filters.stream().mapToInt(FilterFuzzTests::clausesIn).sum();
    }
}
