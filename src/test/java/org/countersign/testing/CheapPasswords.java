package org.countersign.testing;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * HTTP Basic checks a password at each request, and each test has people of its own. Hashes of the least cost leave the
 * processor to what a test is about.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty(name = CheapPasswords.SWITCH, matchIfMissing = true)
public class CheapPasswords {

    /** With {@code false}, passwords are hashed as in the shipped service. */
    public static final String SWITCH = "test.cheap-passwords";

    private static final PasswordEncoder CHEAP =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    @Bean
    @Primary
    static PasswordEncoder cheapPasswordEncoder() {
        return CHEAP;
    }

    /** Gives people of the demo the passwords that they have, hashed anew. */
    public static void in(NodeStore store, List<String> names) {
        for (var name : names) {
            store.ask(database -> database.sql(
                            """
                            update security_password set password_hash = ?
                            where user_id = (select id from directory_user where mail_nickname = ?)""")
                    .params(CHEAP.encode(name), name)
                    .update());
        }
    }
}
