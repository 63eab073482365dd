package org.countersign.graph.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.countersign.graph.error.GraphException;
import org.junit.jupiter.api.Tag;

/** Whatever a file to import holds, it is read or its faults are named, each with its place. */
@Tag("fuzz")
class ImportCsvFuzzTests {

    @FuzzTest(maxDuration = "5m")
    void isReadOrItsFaultsAreNamed(FuzzedDataProvider data) {
        try {
            var file = ImportCsv.read(data.consumeRemainingAsBytes());
            assertThat(file.faults())
                    .allSatisfy(fault -> assertThat(fault.place()).matches("line \\d+"));
            assertThat(file.entries())
                    .allSatisfy(entry -> assertThat(entry.place()).matches("line \\d+"));
        } catch (GraphException e) {
            assertThat(e.error().status().value()).isEqualTo(400);
        }
    }
}
