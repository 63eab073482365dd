package org.countersign.recall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
    private final Predicate<V> forGood;
    private final Cache<K, V> known = Caffeine.newBuilder().maximumSize(10_000).build();

    private Remembered(Function<K, V> read, Tables tables, boolean held, Predicate<V> forGood) {
        this.read = read;
        this.tables = tables;
        this.held = held;
        this.forGood = forGood;
    }

    /**
     * What is read without a lock.
     *
     * @param tables every table that the answer is read from
     */
    public static <K, V> Remembered<K, V> read(Function<K, V> read, Table<?>... tables) {
        return new Remembered<>(read, Tables.of(tables), false, any -> false);
    }

    /**
     * What is locked as it is read, so that nobody else can change it: other locks leave it as it is.
     *
     * @param tables every table that the answer is read from
     */
    public static <K, V> Remembered<K, V> held(Function<K, V> lock, Table<?>... tables) {
        return new Remembered<>(lock, Tables.of(tables), true, any -> false);
    }

    /**
     * The same question, whose answers are known to all transactions to come where nobody ever changes them or takes them
     * back: then they are true on every node. They are known once a transaction that read them has committed; so what one
     * wrote and undid never is.
     *
     * @param forGood which answers those are
     */
    public Remembered<K, V> knowing(Predicate<V> forGood) {
        return new Remembered<>(read, tables, held, forGood);
    }

    /** The answer: as known or remembered, or else read now. */
    public V get(K about) {
        var answer = known.getIfPresent(about);
        return answer == null ? recall(about) : answer;
    }

    private V recall(K about) {
        var recollection = Recollection.present();
        return recollection.isEmpty() ? read.apply(about) : recall(recollection.get(), about);
    }

    private V recall(Recollection recollection, K about) {
        var question = new Question(this, about);
        return remembered(recollection, question).orElseGet(() -> {
            var answer = read.apply(about);
            keep(recollection, question, answer);
            return answer;
        });
    }

    /** An answer of this question's own that a transaction has committed with. */
    @SuppressWarnings("unchecked") // It is told of its own questions and answers alone.
    void committed(Object about, Object answer) {
        if (forGood.test((V) answer)) {
            known.put((K) about, (V) answer);
        }
    }

    /** Tells the answer, where this transaction has just made it true itself. */
    public void tell(K about, V answer) {
        Recollection.present().ifPresent(recollection -> keep(recollection, new Question(this, about), answer));
    }

    /** Tells the answer that a remembered one becomes by what this transaction is about to write. */
    public void change(K about, UnaryOperator<V> change) {
        Recollection.bound().ifPresent(recollection -> change(recollection, new Question(this, about), change));
    }

    private void change(Recollection recollection, Question question, UnaryOperator<V> change) {
        remembered(recollection, question).ifPresent(answer -> keep(recollection, question, change.apply(answer)));
    }

    @SuppressWarnings("unchecked") // What this question keeps is its own answer.
    private Optional<V> remembered(Recollection recollection, Question question) {
        return Optional.ofNullable(recollection.find(question)).map(memory -> (V) memory.answer());
    }

    private void keep(Recollection recollection, Question question, V answer) {
        recollection.keep(question, new Memory(answer, tables, held));
    }
}
