package org.countersign.security.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.countersign.keys.Keyring;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;

/**
 * What a session holds, as it lies in the database: serialized, and sealed with a key that lies elsewhere. What somebody
 * else wrote there does not come as far as being read; and what is read is of {@link HeldClasses} alone.
 */
final class SealedObjects {

    private static final String OWNER = "session-attribute";

    private final Keyring keys;

    SealedObjects(Keyring keys) {
        this.keys = keys;
    }

    /** What cannot be made anything of. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(Exception reason) {
            super(reason);
        }
    }

    /** For the library. */
    ConversionService asConversions() {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, this::seal);
        conversions.addConverter(byte[].class, Object.class, this::open);
        return conversions;
    }

    /** @throws IllegalArgumentException if it could not be read again: whoever puts it there finds out, not who comes back */
    byte[] seal(Object object) {
        var sealed = keys.seal(serialized(object), OWNER).text().getBytes(StandardCharsets.US_ASCII);
        try {
            open(sealed);
        } catch (Unreadable e) {
            throw new IllegalArgumentException("A session holds no such object as a " + object.getClass(), e);
        }
        return sealed;
    }

    private static byte[] serialized(Object object) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws Unreadable if it was not sealed here, or is nothing that a session holds */
    Object open(byte[] sealed) {
        try {
            return read(keys.openBytes(new String(sealed, StandardCharsets.US_ASCII), OWNER));
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new Unreadable(e);
        }
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(HeldClasses.FILTER);
            return in.readObject();
        }
    }
}
