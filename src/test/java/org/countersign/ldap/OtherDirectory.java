package org.countersign.ldap;

import java.util.Map;

/** A directory to read. */
interface OtherDirectory {

    /** What leads there, without {@code countersign.ldap.}. */
    Map<String, String> settings();
}
