package org.countersign.security;

import org.countersign.directory.Directory;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds the account behind a typed name, short or long. Who has no password cannot sign in with one. */
@Service
class DirectorySignIn implements UserDetailsService {

    private final Directory directory;
    private final Passwords passwords;

    DirectorySignIn(Directory directory, Passwords passwords) {
        this.directory = directory;
        this.passwords = passwords;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return directory
                .findUserBySignInName(name)
                .flatMap(user -> passwords.hashOf(user.id()).map(hash ->
                        (UserDetails) new SignedInUser(user.id(), hash, user.enabled())))
                .orElseThrow(() -> new UsernameNotFoundException("No such user"));
    }
}
