package org.countersign.graph.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import org.countersign.graph.error.GraphException;
import org.junit.jupiter.api.Tag;

/** Whatever the options of a query say, they are understood or refused in a sentence. */
@Tag("fuzz")
class QueryFuzzTests {

    private static final List<String> EXPANDABLE =
            List.of("principal", "policy", "policy/rules", "policy/effectiveRules");

    @FuzzTest(maxDuration = "5m")
    void aShapeIsOfWhatCanBePutInOrRefused(FuzzedDataProvider data) {
        var text = data.consumeRemainingAsString();
        try {
            assertThat(ShapeReader.read(null, text, EXPANDABLE).paths()).isSubsetOf(EXPANDABLE);
            assertThat(ShapeReader.read(text, null, EXPANDABLE).paths()).isEmpty();
        } catch (GraphException e) {
            assertThat(e.error().status().value()).isEqualTo(400);
        }
    }

    @FuzzTest(maxDuration = "5m")
    void anOrderIsOneOfThoseThereAreOrRefused(FuzzedDataProvider data) {
        try {
            assertThat(Sorting.of(data.consumeRemainingAsString(), "name").in(Map.of("name", 1, "at", 2)))
                    .isIn(1, 2);
        } catch (GraphException e) {
            assertThat(e.error().status().value()).isEqualTo(400);
        }
    }
}
