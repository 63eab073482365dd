package org.countersign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.keys.OwnerOnlyFile;
import org.countersign.settings.CannotStart;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the embedded database is to lie in a data folder that is not there yet, makes it, for its owner alone: the database
 * would let everybody on the machine read the hashes of passwords. The settings have been looked over by then, and nothing
 * has opened a database.
 */
@Component
class NewDataFolder implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        make(beans.getBean(Environment.class));
    }

    /** @throws CannotStart if it cannot be made */
    static void make(Environment environment) {
        var folder = Path.of(environment.getRequiredProperty(DataFolder.PROPERTY));
        if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:" + folder)
                && !Files.exists(folder)
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            make(folder);
        }
    }

    private static void make(Path folder) {
        try {
            OwnerOnlyFile.makeFolder(folder);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + folder + " cannot be made: " + e + ".",
                    "Make it, for " + System.getProperty("user.name")
                            + " alone, or set COUNTERSIGN_DATA_DIR to another one.");
        }
    }
}
