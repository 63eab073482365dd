package org.countersign.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * The settings that are read one by one, where they are needed.
 *
 * @param dataDir where the embedded database, mails and the first run's secret lie
 * @param processesDir a folder of models to run in place of the packaged ones; empty: the packaged ones
 * @param publicUrl where people reach the service; empty: passkeys work on {@code localhost} only, and mails have no link
 * @param sweepInterval how often what is over is tidied up
 * @param forgetInterval how often what is kept no longer is removed
 * @param reconcileInterval how often processes are compared with the store
 * @param clockCheckInterval how often this machine's clock is compared with the database's
 * @param engineClockInterval how often the engine's clock is set by the database's
 */
@ConfigurationProperties("countersign")
record ServiceSettings(
        Path dataDir,
        @DefaultValue("") String processesDir,
        @DefaultValue("") String publicUrl,
        @DefaultValue("PT10S") Duration sweepInterval,
        @DefaultValue("PT1H") Duration forgetInterval,
        @DefaultValue("PT1M") Duration reconcileInterval,
        @DefaultValue("PT1M") Duration clockCheckInterval,
        @DefaultValue("PT10S") Duration engineClockInterval,
        @DefaultValue Database database,
        @DefaultValue Engine engine,
        @DefaultValue EngineRest engineRest,
        Keys keys,
        @DefaultValue Mail mail,
        @DefaultValue Audit audit,
        @DefaultValue Ldap ldap) {

    /** @param answerTimeout how long PostgreSQL may take for one answer; zero: for ever */
    record Database(@DefaultValue("PT30S") Duration answerTimeout) {}

    /** @param keepPaths whether the engine remembers which steps each process passed */
    record Engine(@DefaultValue("false") boolean keepPaths) {}

    /** @param enabled whether a few routes of the engine's own REST API are served */
    record EngineRest(@DefaultValue("false") boolean enabled) {}

    /** @param file where the keys lie */
    record Keys(Path file) {}

    /**
     * When mails are looked after.
     *
     * @param digest when administrators are mailed what happened in the week; {@code -} is never
     * @param pollInterval how often what waits is looked for
     */
    record Mail(@DefaultValue("-") String digest, @DefaultValue("PT15S") Duration pollInterval) {}

    /**
     * When the audit is looked after.
     *
     * @param sealInterval how often what is committed is sealed
     * @param verification when the whole of it is verified; {@code -} is never
     */
    record Audit(@DefaultValue("PT1S") Duration sealInterval, @DefaultValue("-") String verification) {}

    /** @param pollInterval how often it is looked whether it is time to read the other directory */
    record Ldap(@DefaultValue("PT30S") Duration pollInterval) {}

    /** @throws FaultySettings naming every fault */
    ServiceSettings {
        var faults = new SettingFaults("countersign");
        faults.folder("data-dir", dataDir);
        checkKeys(faults, keys.file(), dataDir);
        if (!processesDir.isBlank() && !Files.isDirectory(Path.of(processesDir))) {
            faults.fault("processes-dir", "must be a folder that is there, not \"" + processesDir + "\"");
        }
        checkPublicUrl(faults, publicUrl);
        faults.some("sweep-interval", sweepInterval)
                .some("forget-interval", forgetInterval)
                .some("reconcile-interval", reconcileInterval)
                .some("clock-check-interval", clockCheckInterval)
                .some("engine-clock-interval", engineClockInterval)
                .some("mail.poll-interval", mail.pollInterval())
                .some("audit.seal-interval", audit.sealInterval())
                .some("ldap.poll-interval", ldap.pollInterval());
        checkCron(faults, "mail.digest", mail.digest());
        checkCron(faults, "audit.verification", audit.verification());
        checkAnswerTimeout(faults, database.answerTimeout());
        faults.throwIfAny();
    }

    private static void checkAnswerTimeout(SettingFaults faults, Duration timeout) {
        if (!timeout.isZero() && (timeout.toSeconds() < 1 || timeout.compareTo(Duration.ofHours(1)) > 0)) {
            faults.fault("database.answer-timeout", "must be PT1S to PT1H, or PT0S for ever, not " + timeout);
        }
    }

    /** Whether a file can be made in the data folder is a question of that. */
    private static void checkKeys(SettingFaults faults, Path file, Path dataDir) {
        if (Files.exists(file) || !file.toAbsolutePath().startsWith(dataDir.toAbsolutePath())) {
            faults.readableFile("keys.file", file);
        }
    }

    private static void checkPublicUrl(SettingFaults faults, String text) {
        if (!text.isBlank() && !isWebAddress(text.strip())) {
            faults.fault("public-url", "must be an address such as https://pim.contoso.example, not \"" + text + "\"");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            var url = URI.create(text);
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkCron(SettingFaults faults, String name, String expression) {
        if (!expression.equals("-") && !CronExpression.isValidExpression(expression)) {
            faults.fault(
                    name,
                    "must be a cron expression of six fields, such as \"0 0 8 * * MON\", or \"-\" for never, not \""
                            + expression + "\"");
        }
    }
}
