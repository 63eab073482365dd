package org.countersign.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import java.text.ParseException;
import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.jooq.DSLContext;

/** Whether the keys open what this database has sealed. */
class SealedDatabaseCheck implements TableCheck {

    private static final String REMEDY =
            "Bring back the keys of this database, or set COUNTERSIGN_KEYS_FILE to where they are";

    private final KeyFile file;
    private final KeyMarker marker;

    SealedDatabaseCheck(KeyProperties properties, DSLContext dsl) {
        this.file = new KeyFile(properties);
        this.marker = new KeyMarker(dsl);
    }

    @Override
    public Area area() {
        return Area.KEYS;
    }

    @Override
    public List<Finding> look() throws ParseException {
        var sealed = marker.find();
        if (sealed.isEmpty()) {
            return List.of(Finding.ok("Nothing is sealed in this database yet"));
        }
        if (!file.exists()) {
            return List.of(Finding.fault("Without the keys in " + file.path() + " the service does not start", REMEDY));
        }
        return List.of(
                opens(JWEObject.parse(sealed.get()))
                        ? Finding.ok("The keys open what is sealed in this database")
                        : Finding.fault("The keys in " + file.path() + " are those of another database", REMEDY));
    }

    private boolean opens(JWEObject sealed) {
        return file.read().stream()
                .filter(key -> key.getKeyID().equals(sealed.getHeader().getKeyID()))
                .anyMatch(key -> {
                    try {
                        sealed.decrypt(new DirectDecrypter(key));
                        return true;
                    } catch (JOSEException e) {
                        return false;
                    }
                });
    }
}
