package org.countersign.mfa;

import com.webauthn4j.util.exception.WebAuthnException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorFailed.Offered;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passkeys (WebAuthn level 3). An authenticator has to verify its user, by a PIN or a finger, at the registration and at
 * each answer: so a passkey is two factors in one. What it answers counts once, for the site it was asked on, and for its
 * owner alone.
 */
@Service
@Transactional
public class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

    private static final int LONGEST_LABEL = 64;

    private final PasskeyRecords records;
    private final PasskeyOwners owners;
    private final PasskeyChallenges challenges;
    private final MfaProofs proofs;
    private final DatabaseClock clock;
    private final FactorTries tries;

    Passkeys(
            PasskeyRecords records,
            PasskeyOwners owners,
            PasskeyChallenges challenges,
            MfaProofs proofs,
            DatabaseClock clock,
            FactorTries tries) {
        this.records = records;
        this.owners = owners;
        this.challenges = challenges;
        this.proofs = proofs;
        this.clock = clock;
        this.tries = tries;
    }

    /** A user's passkeys, the oldest first. */
    @Transactional(readOnly = true)
    public List<Passkey> of(UserId user) {
        return records.of(user);
    }

    /** What to ask a new authenticator of a user. */
    public PublicKeyCredentialCreationOptions registration(User user, Site site) {
        return registration(user, site, drawChallenge());
    }

    /** What that user was asked with a challenge, put together again: a session keeps no more of it. */
    public PublicKeyCredentialCreationOptions asked(User user, Site site, String challenge) {
        return registration(user, site, Bytes.fromBase64(challenge));
    }

    private PublicKeyCredentialCreationOptions registration(User user, Site site, Bytes challenge) {
        return asking(site, challenge)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(knownAs(user.id())));
    }

    /**
     * Takes a new passkey in.
     *
     * @return whether it answered what was asked
     */
    boolean add(PublicKeyCredentialCreationOptions asked, RelyingPartyPublicKey answer, Site site) {
        var label = answer.getLabel();
        if (label == null
                || label.isBlank()
                || label.length() > LONGEST_LABEL
                || label.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        return isAnswered(() -> challenges.take(asked.getChallenge())
                && at(site).registerCredential(new ImmutableRelyingPartyRegistrationRequest(asked, answer)) != null);
    }

    boolean remove(UserId user, String id) {
        return records.remove(user, id);
    }

    void removeAll(UserId user) {
        tries.forget(user, Offered.PASSKEY);
        records.of(user).forEach(passkey -> records.remove(user, passkey.id()));
    }

    /**
     * What to ask a passkey.
     *
     * @param user whose; nobody: any that the browser offers
     */
    public PublicKeyCredentialRequestOptions question(@Nullable UserId user, Site site) {
        return question(user, site, drawChallenge());
    }

    /**
     * What was asked with a challenge, put together again: a session keeps no more of it. A question that was read from one
     * would ask for no verification, since the library looks for its own constant.
     */
    public PublicKeyCredentialRequestOptions asked(@Nullable UserId user, Site site, String challenge) {
        return question(user, site, Bytes.fromBase64(challenge));
    }

    private PublicKeyCredentialRequestOptions question(@Nullable UserId user, Site site, Bytes challenge) {
        return asking(site, challenge)
                .createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(user == null ? null : knownAs(user)));
    }

    private Bytes drawChallenge() {
        var challenge = Bytes.random();
        challenges.put(challenge);
        return challenge;
    }

    /**
     * Consumes an answer for a purpose of that user.
     *
     * @return the proof, recorded; nothing where somebody else's passkey answered, or the answer is wrong, or none counts
     */
    Optional<MfaProof> prove(UserId user, PasskeyAnswer given, UUID purpose) {
        var right = tries.isRight(
                user, Offered.PASSKEY, () -> ownerOf(given).filter(user::equals).isPresent());
        return right ? Optional.of(record(user, purpose)) : Optional.empty();
    }

    /** Consumes an answer for a purpose of whoever's passkey gave it. */
    Optional<MfaProof> prove(PasskeyAnswer given, UUID purpose) {
        return ownerOf(given).map(owner -> record(owner, purpose));
    }

    private MfaProof record(UserId owner, UUID purpose) {
        var proof = new MfaProof(owner, MfaMethod.PASSKEY, clock.now(), purpose);
        proofs.add(proof);
        return proof;
    }

    /** Whose passkey an answer says that it is of; nobody checked yet whether it is. */
    public Optional<UserId> claimedOwner(PasskeyAnswer given) {
        return Optional.ofNullable(records.findByCredentialId(given.answer().getRawId()))
                .map(passkey -> PasskeyOwners.userIn(passkey.getUserEntityUserId()));
    }

    /**
     * Who answered: the owner of the passkey, whoever is signed in. Nobody where the answer is wrong, old, used, for
     * another site, or without verification of the user.
     */
    private Optional<UserId> ownerOf(PasskeyAnswer given) {
        return claimedOwner(given).filter(owner -> isAnswered(() -> isRight(given)));
    }

    private boolean isRight(PasskeyAnswer given) {
        return challenges.take(given.asked().getChallenge())
                && at(given.site()).authenticate(new RelyingPartyAuthenticationRequest(given.asked(), given.answer()))
                        != null;
    }

    private static boolean isAnswered(BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (WebAuthnException | IllegalArgumentException e) {
            log.info("A passkey's answer is refused: {}", e.getMessage());
            return false;
        }
    }

    private static Authentication knownAs(UserId user) {
        return UsernamePasswordAuthenticationToken.authenticated(user.toString(), null, List.of());
    }

    private Webauthn4JRelyingPartyOperations at(Site site) {
        var party = PublicKeyCredentialRpEntity.builder()
                .id(site.host())
                .name("Countersign")
                .build();
        return new Webauthn4JRelyingPartyOperations(owners, records, party, Set.of(site.origin()));
    }

    private WebAuthnRelyingPartyOperations asking(Site site, Bytes challenge) {
        var operations = at(site);
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .build())
                        .challenge(challenge)
                        .timeout(PasskeyChallenges.LIFETIME));
        operations.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED)
                .challenge(challenge)
                .timeout(PasskeyChallenges.LIFETIME));
        return operations;
    }
}
