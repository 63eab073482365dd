package org.countersign.directory;

/** Whose an account shall be. */
public sealed interface PersonLink {

    /** Whose it is; a new account is a new person's. */
    record AsItIs() implements PersonLink {}

    /** That of the human being behind another account. */
    record SamePersonAs(UserId account) implements PersonLink {}

    /** That of a person of whom nothing else is known. */
    record Apart() implements PersonLink {}
}
