package org.countersign.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All members of a group. Active Directory hands long lists out in parts, {@code member;range=0-1499} first ([MS-ADTS]
 * 3.1.1.3.1.3.3); whoever takes the first for the whole loses the others without a word.
 */
final class MemberValues {

    private static final Pattern RANGE = Pattern.compile("range=(\\d+)-(\\d+|\\*)", Pattern.CASE_INSENSITIVE);

    private final LDAPConnection connection;
    private final String attribute;

    MemberValues(LDAPConnection connection, String attribute) {
        this.connection = connection;
        this.attribute = attribute;
    }

    /** @throws LDAPException if a part is missing */
    Set<String> of(Entry group) throws LDAPException {
        var values = new LinkedHashSet<String>();
        var whole = group.getAttributeValues(attribute);
        if (whole != null) {
            values.addAll(List.of(whole));
        }
        var part = partOf(group);
        while (part != null) {
            values.addAll(List.of(part.getValues()));
            part = after(part, group.getDN());
        }
        return values;
    }

    private @Nullable Attribute after(Attribute part, String group) throws LDAPException {
        var range = rangeOf(part);
        if (!range.matches() || range.group(2).equals("*")) {
            return null;
        }
        var start = Long.parseLong(range.group(2)) + 1;
        var entry = connection.getEntry(group, attribute + ";range=" + start + "-*");
        var next = entry == null ? null : partOf(entry);
        if (next == null || next.size() == 0 || !startsAt(start, next)) {
            throw new LDAPException(
                    ResultCode.DECODING_ERROR, "The members of " + group + " from " + start + " on are missing");
        }
        return next;
    }

    private static boolean startsAt(long start, Attribute part) {
        var range = rangeOf(part);
        return range.matches() && range.group(1).equals(Long.toString(start));
    }

    private @Nullable Attribute partOf(Entry group) {
        return group.getAttributesWithOptions(attribute, null).stream()
                .filter(values -> rangeOf(values).matches())
                .findFirst()
                .orElse(null);
    }

    private static Matcher rangeOf(Attribute values) {
        return RANGE.matcher(String.join(";", values.getOptions()));
    }
}
