package org.countersign.keys;

import java.io.IOException;
import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Check;
import org.countersign.doctor.Finding;

/** Whether the file of the keys is there, and can be read by its owner alone. */
class KeysCheck implements Check {

    private final KeyFile file;

    KeysCheck(KeyProperties properties) {
        this.file = new KeyFile(properties);
    }

    @Override
    public Area area() {
        return Area.KEYS;
    }

    @Override
    public List<Finding> look() throws IOException {
        if (!file.exists()) {
            return List.of(Finding.warn(
                    "The keys are not there: " + file.path(),
                    "Bring the file back, or set COUNTERSIGN_KEYS_FILE; for a new database the first start makes it"));
        }
        file.read();
        var access = FileAccess.to(file.path());
        return List.of(
                access.isPrivate()
                        ? Finding.ok("The keys in " + file.path()
                                + (access.isMounted()
                                        ? " are root's, and its group reads them"
                                        : " are their owner's alone"))
                        : Finding.fault(
                                "Others than their owner may read or change the keys in " + file.path(),
                                "chmod 600 " + file.path() + "; if somebody may have read them: keys rotate"));
    }
}
