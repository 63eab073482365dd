package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** What signs a trail's checkpoints: Ed25519, as the JDK has it. */
record SigningKey(PublicKeyOfTrail publicKey, PrivateKey privateKey) {

    static SigningKey draw(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(PublicKeyOfTrail.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param privateKey as {@link #privateText()} gave it
     * @throws TamperedTrail if the two are no pair: somebody may have put another public key in the place of ours
     */
    static SigningKey of(PublicKeyOfTrail publicKey, String privateKey) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey));
            var key =
                    new SigningKey(publicKey, KeyFactory.getInstance("Ed25519").generatePrivate(encoded));
            var probe = new Checkpoint(publicKey.name(), 0, "");
            if (publicKey.signed(key.sign(probe))) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit's private key is no key", e);
        }
        throw new TamperedTrail("The audit's public key is not the one of its private key: it was changed");
    }

    /** For the store, and to be sealed there. */
    String privateText() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    SignedCheckpoint sign(Checkpoint checkpoint) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(privateKey);
            signing.update(checkpoint.text().getBytes(UTF_8));
            return new SignedCheckpoint(checkpoint, publicKey.name(), publicKey.signatureLine(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
