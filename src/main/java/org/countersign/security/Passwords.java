package org.countersign.security;

import static org.countersign.security.schema.tables.SecurityPassword.SECURITY_PASSWORD;

import java.util.Collection;
import java.util.Optional;
import org.countersign.directory.SignInSecrets;
import org.countersign.directory.UserId;
import org.countersign.keys.RandomWords;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passwords of the embedded directory's users, hashed. */
@Repository
@Transactional
public class Passwords implements SignInSecrets {

    /** 160 bits: eight groups of four. */
    private static final int DRAWN_BYTES = 20;

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
        keep(user, password, false);
    }

    /** Gives somebody a password that is drawn. Nobody guesses it, so wrong tries never keep it from being accepted. */
    public String draw(UserId user) {
        var password = RandomWords.draw(DRAWN_BYTES);
        keep(user, password, true);
        return password;
    }

    private void keep(UserId user, String password, boolean isDrawn) {
        dsl.deleteFrom(SECURITY_PASSWORD)
                .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                .execute();
        dsl.insertInto(SECURITY_PASSWORD)
                .set(SECURITY_PASSWORD.USER_ID, user.value())
                .set(SECURITY_PASSWORD.PASSWORD_HASH, encoder.encode(password))
                .set(SECURITY_PASSWORD.DRAWN, isDrawn)
                .execute();
        tries.forget(user);
    }

    Optional<KeptPassword> of(UserId user) {
        return dsl.selectFrom(SECURITY_PASSWORD)
                .where(SECURITY_PASSWORD.USER_ID.eq(user.value()))
                .fetchOptional(row ->
                        new KeptPassword(row.get(SECURITY_PASSWORD.PASSWORD_HASH), row.get(SECURITY_PASSWORD.DRAWN)));
    }

    /**
     * What is kept of one.
     *
     * @param isDrawn so that nobody guesses it
     */
    record KeptPassword(String hash, boolean isDrawn) {}
}
