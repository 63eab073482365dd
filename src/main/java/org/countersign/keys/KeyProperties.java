package org.countersign.keys;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys lie.
 *
 * @param file the same one for all nodes of a database; made at the first start, of mode 0600
 */
@ConfigurationProperties("countersign.keys")
record KeyProperties(Path file) {}
