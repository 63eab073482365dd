package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the trail keeps of a text. */
class ExcerptTests {

    @Test
    void aTextThatFitsIsKeptAsItIs() {
        assertThat(Excerpt.of("Seen it \uD83D\uDD25\n${x}", 20)).isEqualTo("Seen it \uD83D\uDD25\n${x}");
    }

    @Test
    void aLongerOneIsShortenedToWholeCharacters() {
        assertThat(Excerpt.of("abcdef", 4)).isEqualTo("abc\u2026");
        assertThat(Excerpt.of("ab\uD83D\uDD25def", 4)).isEqualTo("ab\u2026");
    }

    @Test
    void whatCannotBeStoredIsReplaced() {
        assertThat(Excerpt.of("a\uD83Db\u0000", 20)).isEqualTo("a\uFFFDb\uFFFD");
    }
}
