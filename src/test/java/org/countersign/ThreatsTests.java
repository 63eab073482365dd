package org.countersign;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No answer to a threat is claimed that no test proves. */
class ThreatsTests {

    private static final Path PAGE = Path.of("docs/threats.md");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|.*\\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests|IT))`");

    @Test
    void eachThreatIsThereOnce() throws IOException {
        assertThat(rows().stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 32).boxed().toList());
    }

    @Test
    void eachRowNamesItsTestsOrSaysThatItIsOpen() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row.group(2)).containsPattern("`\\w+(Tests|IT)`|open: "));
    }

    @Test
    void eachTestThatThePageNamesIsThere() throws IOException {
        var named = TEST.matcher(Files.readString(PAGE))
                .results()
                .map(test -> test.group(1))
                .collect(toSet());

        assertThat(tests()).containsAll(named);
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(toSet());
        }
    }
}
