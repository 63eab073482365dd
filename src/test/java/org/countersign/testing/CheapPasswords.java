package org.countersign.testing;

import java.util.List;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** HTTP Basic checks a password at each request. A hash of the least cost leaves the processor to what a test is about. */
public final class CheapPasswords {

    private CheapPasswords() {}

    /** Gives people of the demo the passwords that they have, hashed anew. */
    public static void in(NodeStore store, List<String> names) {
        var encoder = new BCryptPasswordEncoder(4);
        for (var name : names) {
            store.ask(database -> database.sql(
                            """
                            update security_password set password_hash = ?
                            where user_id = (select id from directory_user where mail_nickname = ?)""")
                    .params("{bcrypt}" + encoder.encode(name), name)
                    .update());
        }
    }
}
