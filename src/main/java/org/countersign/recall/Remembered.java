package org.countersign.recall;

import java.util.function.Function;
import org.countersign.recall.Recollection.Memory;
import org.countersign.recall.Recollection.Question;
import org.jooq.Table;

/**
 * A question that one transaction asks the database once. Two things make it ask again: a statement of its own that
 * names one of the tables, and a lock, which it may have waited for while others changed what it had read. So nothing is
 * judged by what was true before a wait. Without a transaction each question is asked.
 *
 * @param <K> what is asked about
 * @param <V> what is answered: never null, and nobody changes it
 */
public final class Remembered<K, V> {

    private final Function<K, V> read;
    private final Tables tables;
    private final boolean held;

    private Remembered(Function<K, V> read, boolean held, Table<?>... tables) {
        this.read = read;
        this.held = held;
        this.tables = Tables.of(tables);
    }

    /**
     * What is read without a lock.
     *
     * @param tables every table that the answer is read from
     */
    public static <K, V> Remembered<K, V> read(Function<K, V> read, Table<?>... tables) {
        return new Remembered<>(read, false, tables);
    }

    /**
     * What is locked as it is read, so that nobody else can change it: other locks leave it as it is.
     *
     * @param tables every table that the answer is read from
     */
    public static <K, V> Remembered<K, V> held(Function<K, V> lock, Table<?>... tables) {
        return new Remembered<>(lock, true, tables);
    }

    /** The answer: as remembered, or else read now. */
    public V get(K about) {
        var recollection = Recollection.present();
        return recollection.isEmpty() ? read.apply(about) : recall(recollection.get(), about);
    }

    @SuppressWarnings("unchecked") // What this question keeps is its own answer.
    private V recall(Recollection recollection, K about) {
        var question = new Question(this, about);
        var memory = recollection.find(question);
        if (memory != null) {
            return (V) memory.answer();
        }
        var answer = read.apply(about);
        keep(recollection, question, answer);
        return answer;
    }

    /** Tells the answer, where this transaction has just made it true itself. */
    public void tell(K about, V answer) {
        Recollection.present().ifPresent(recollection -> keep(recollection, new Question(this, about), answer));
    }

    private void keep(Recollection recollection, Question question, V answer) {
        recollection.keep(question, new Memory(answer, tables, held));
    }
}
