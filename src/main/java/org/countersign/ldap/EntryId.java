package org.countersign.ldap;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * By which the other directory knows an entry for good. Some write it as text ({@code entryUUID}), some keep 16 octets
 * ({@code objectGUID}): those are written in hexadecimal digits, so that no two ids look the same.
 */
record EntryId(String value) {

    static final int LONGEST = 256;

    private static final String BINARY = "0x";

    private static final Pattern PLAIN = Pattern.compile("[!-~]+");

    EntryId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("An entry's id has 1 to " + LONGEST + " characters");
        }
    }

    static EntryId of(byte[] octets) {
        var text = new String(octets, StandardCharsets.ISO_8859_1);
        return PLAIN.matcher(text).matches() && !text.startsWith(BINARY)
                ? new EntryId(text)
                : new EntryId(BINARY + HexFormat.of().formatHex(octets));
    }

    /** As the other directory has it. */
    byte[] octets() {
        return value.startsWith(BINARY)
                ? HexFormat.of().parseHex(value.substring(BINARY.length()))
                : value.getBytes(StandardCharsets.ISO_8859_1);
    }
}
