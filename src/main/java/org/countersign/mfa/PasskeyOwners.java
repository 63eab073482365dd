package org.countersign.mfa;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * The directory's users, as the library that checks passkeys wants them: it knows them by their immutable ids alone, and
 * authenticators keep no name that could be somebody else's tomorrow.
 */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final Directory directory;

    PasskeyOwners(Directory directory) {
        this.directory = directory;
    }

    /** The user handle: the sixteen bytes of his id. */
    static Bytes handleOf(UserId user) {
        return new Bytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .array());
    }

    static UserId userIn(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new UserId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return directory.findUser(userIn(handle)).map(PasskeyOwners::entityOf).orElse(null);
    }

    /** @param name of an authenticated user: his id */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return directory.findUser(UserId.of(name)).map(PasskeyOwners::entityOf).orElse(null);
    }

    private static PublicKeyCredentialUserEntity entityOf(User user) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handleOf(user.id()))
                .name(user.userPrincipalName())
                .displayName(user.displayName())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("Users are the directory's");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Users are the directory's");
    }
}
