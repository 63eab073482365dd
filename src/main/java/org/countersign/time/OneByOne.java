package org.countersign.time;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** How sweeps go through what is due: what cannot be done for one of many holds up no other, and is left to the next time. */
public final class OneByOne {

    private OneByOne() {}

    /**
     * Does something for each.
     *
     * @param deed in a transaction of its own
     * @param failed is told of each for which it could not be done
     */
    public static <T> void attempt(
            Iterable<T> all, Consumer<? super T> deed, BiConsumer<? super T, ? super RuntimeException> failed) {
        for (var one : all) {
            try {
                deed.accept(one);
            } catch (RuntimeException e) {
                failed.accept(one, e);
            }
        }
    }
}
