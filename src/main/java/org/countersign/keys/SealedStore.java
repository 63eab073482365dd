package org.countersign.keys;

/** Tables of a room whose secrets are sealed. */
public interface SealedStore {

    /**
     * Seals with the present key whatever is not.
     *
     * @return how many rows
     */
    int sealAnew();
}
