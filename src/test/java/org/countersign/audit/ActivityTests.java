package org.countersign.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Rows of ten years ago are read by these names. */
class ActivityTests {

    /** A name may be added to the list; one that is renamed, reused or gone would change what old rows mean. */
    @Test
    void aNameOnceWrittenMeansTheSameForEver() throws IOException {
        var pinned = new ClassPathResource("audit-activities.txt").getContentAsString(UTF_8);

        assertThat(Arrays.stream(Activity.values()).map(activity -> activity.name() + " = " + activity.displayName()))
                .containsExactlyElementsOf(pinned.lines().toList());
    }
}
