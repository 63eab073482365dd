package org.countersign.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which statements name a table. */
class TablesTests {

    private static final Tables TABLES = new Tables(Set.of("activation", "role_settings"));

    @ParameterizedTest
    @CsvSource({
        "'update activation set status = ?', true",
        "'insert into role_settings (role_id) values (?)', true",
        "'delete from \"activation\"', true",
        "activation, true",
        "'insert into activation_finding (activation_id) values (?)', false",
        "'update my_activation set x = 1', false",
        "'insert into audit_event (id) values (?)', false"
    })
    void aTableIsNamedByItsWholeName(String statement, boolean named) {
        assertThat(TABLES.areNamedIn(statement)).isEqualTo(named);
    }
}
