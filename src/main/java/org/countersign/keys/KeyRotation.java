package org.countersign.keys;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;

/** Draws new keys, and sees to it that whatever is in the store is sealed. */
@Service
public class KeyRotation implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final KeyFile file;
    private final Keyring keyring;
    private final List<SealedStore> stores;

    KeyRotation(KeyFile file, Keyring keyring, List<SealedStore> stores) {
        this.file = file;
        this.keyring = keyring;
        this.stores = stores;
    }

    /**
     * Draws a new key and seals everything with it. Older keys stay in the file: other nodes, and backups, need them.
     *
     * @return what was done, in a sentence
     */
    public String rotate() {
        file.addKey();
        return sealAnew() + " secrets are sealed with the new key " + keyring.presentKey() + " in " + file.path();
    }

    /** What an interrupted rotation, or an older release, has left is made good at the start. */
    @Override
    public void afterSingletonsInstantiated() {
        var rows = sealAnew();
        if (rows > 0) {
            log.info("{} secrets were sealed with the key {}", rows, keyring.presentKey());
        }
    }

    private int sealAnew() {
        return stores.stream().mapToInt(SealedStore::sealAnew).sum();
    }
}
