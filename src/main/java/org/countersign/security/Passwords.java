package org.countersign.security;

import static org.countersign.security.schema.tables.SecurityPassword.SECURITY_PASSWORD;

import java.util.Collection;
import java.util.Optional;
import org.countersign.directory.SignInSecrets;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passwords of the embedded directory's users, hashed. */
@Repository
@Transactional
public class Passwords implements SignInSecrets {

    private final DSLContext dsl;
    private final PasswordEncoder encoder;
    private final PasswordTries tries;

    Passwords(DSLContext dsl, PasswordEncoder encoder, PasswordTries tries) {
        this.dsl = dsl;
        this.encoder = encoder;
        this.tries = tries;
    }

    @Override
    public Optional<String> objectionTo(String password, Collection<String> known) {
        return PasswordRules.objectionTo(password, known);
    }

    @Override
    public void set(UserId user, String password) {
        dsl.deleteFrom(SECURITY_PASSWORD)
                .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                .execute();
        dsl.insertInto(SECURITY_PASSWORD)
                .set(SECURITY_PASSWORD.USER_ID, user.value())
                .set(SECURITY_PASSWORD.PASSWORD_HASH, encoder.encode(password))
                .execute();
        tries.forget(user);
    }

    Optional<String> hashOf(UserId user) {
        return dsl.select(SECURITY_PASSWORD.PASSWORD_HASH)
                .from(SECURITY_PASSWORD)
                .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                .fetchOptional(SECURITY_PASSWORD.PASSWORD_HASH);
    }
}
