package org.countersign.mfa;

import java.util.List;
import java.util.Optional;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorChanged.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How people keep their own passkeys and recovery codes. Each change takes a proof of a factor that they have: whoever
 * came by a session must not make himself a key of his own.
 */
@Service
@Transactional
public class OwnFactors {

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    OwnFactors(
            SecondFactors factors,
            Passkeys passkeys,
            RecoveryCodes recoveryCodes,
            Directory directory,
            ApplicationEventPublisher events) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.directory = directory;
        this.events = events;
    }

    /**
     * Takes a passkey in.
     *
     * @param offered consumed where there is a factor already
     * @return why it was not; nothing: it was
     */
    public Optional<String> addPasskey(
            UserId user,
            PublicKeyCredentialCreationOptions asked,
            RelyingPartyPublicKey answer,
            Site site,
            @Nullable SecondFactor offered) {
        directory.hold(user);
        if (!PasskeyOwners.userIn(asked.getUser().getId()).equals(user)) {
            throw new IllegalArgumentException("The question was somebody else's");
        }
        if (!factors.mayChange(user, offered)) {
            return Optional.of("Prove a second factor that you have first.");
        }
        if (!passkeys.add(asked, answer, site)) {
            return Optional.of(
                    "The passkey could not be taken in. Begin anew, and give it a name of 1 to 64 characters.");
        }
        events.publishEvent(new SecondFactorChanged(user, user, Change.PASSKEY_ADDED));
        return Optional.empty();
    }

    /**
     * Takes a passkey away.
     *
     * @return whether it was his, and what is offered proves something
     */
    public boolean removePasskey(UserId user, String id, @Nullable SecondFactor offered) {
        directory.hold(user);
        if (!factors.mayChange(user, offered) || !passkeys.remove(user, id)) {
            return false;
        }
        events.publishEvent(new SecondFactorChanged(user, user, Change.PASSKEY_REMOVED));
        return true;
    }

    /**
     * Draws new recovery codes; the old ones are dead.
     *
     * @return the codes, which are shown this once; nothing where what is offered proves nothing, or there is no factor
     *     yet to recover from the loss of
     */
    public List<String> drawRecoveryCodes(UserId user, @Nullable SecondFactor offered) {
        directory.hold(user);
        return factors.has(user) && factors.mayChange(user, offered) ? recoveryCodes.draw(user) : List.of();
    }
}
