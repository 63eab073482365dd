package org.countersign.directory;

/** Says who may change the directory at this moment. It is a room above this one that knows who holds what. */
public interface DirectoryAuthority {

    /** Whether somebody may change users and groups. */
    boolean mayAdminister(UserId user);
}
