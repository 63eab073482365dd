package org.countersign.firstrun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.breakglass.SealedCredentials;
import org.countersign.testing.DatabaseAdministrator;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;

/** An installation whose directory is empty, and what its first administrator types. */
@TestComponent
public class EmptyInstallation {

    public static final String PASSWORD = "correct horse battery";

    private final DSLContext dsl;
    private final DatabaseAdministrator administrator;
    private final FirstRun firstRun;
    private final SecretFile file;

    EmptyInstallation(DSLContext dsl, TransactionOperations transactions, FirstRun firstRun, SecretFile file) {
        this.dsl = dsl;
        this.administrator = new DatabaseAdministrator(dsl, transactions);
        this.firstRun = firstRun;
        this.file = file;
    }

    /** Forgets everybody and starts anew. */
    public void begin() {
        administrator.clearTheTrail();
        for (var table : List.of("breakglass_account", "security_password", "role_assignment", "directory_user")) {
            dsl.execute("delete from " + table);
        }
        firstRun.begin();
    }

    /** Starts anew and creates Grace, the first administrator; what she puts into the envelope. */
    public SealedCredentials beginWithGrace() {
        begin();
        return firstRun.create(secret(), order("grace")).orElseThrow();
    }

    Path file() {
        return file.path();
    }

    String secret() {
        try {
            return Files.readString(file.path()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The right input, but for one field. */
    Map<String, String> input(String field, String value) {
        var input = new HashMap<>(input());
        input.put(field, value);
        return input;
    }

    Map<String, String> input() {
        return Map.of(
                "secret",
                secret(),
                "displayName",
                "Grace Lindqvist",
                "userPrincipalName",
                "Grace@contoso.example",
                "mail",
                "grace@mail.example",
                "password",
                PASSWORD,
                "passwordAgain",
                PASSWORD);
    }

    static CreateFirstAdministrator order(String name) {
        return new CreateFirstAdministrator(name, name + "@contoso.example", name + "@mail.example", PASSWORD);
    }
}
