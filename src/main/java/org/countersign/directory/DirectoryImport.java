package org.countersign.directory;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes users, groups and memberships over from a file: all of it, or nothing. What it does not name stays. */
@Service
public class DirectoryImport {

    /** Hashing a password takes a tenth of a second, on purpose, and the import is one transaction. */
    static final int MOST_PASSWORDS = 200;

    private final Directory directory;
    private final Memberships memberships;
    private final Administrators administrators;
    private final UserChanges users;
    private final GroupChanges groups;
    private final TransactionOperations transactions;

    DirectoryImport(
            Directory directory,
            Memberships memberships,
            Administrators administrators,
            UserChanges users,
            GroupChanges groups,
            TransactionOperations transactions) {
        this.directory = directory;
        this.memberships = memberships;
        this.administrators = administrators;
        this.users = users;
        this.groups = groups;
        this.transactions = transactions;
    }

    /**
     * Imports entries. Users are known by their user principal names and groups by their names; whoever is there is
     * changed, others are created. The same rules hold as for single orders.
     *
     * @param dryRun does everything, and undoes it
     * @param read what was wrong with the file before any entry could be made of it
     * @throws DirectoryRefused if {@code by} is no active administrator
     * @throws InvalidImport naming every fault
     */
    public ImportReport carryOut(List<ImportEntry> entries, List<InvalidImport.Fault> read, boolean dryRun, UserId by) {
        var report = transactions.execute(status -> {
            administrators.require(by);
            var run = new ImportRun(directory, memberships, users, groups, by);
            read.forEach(fault -> run.fault(fault.place(), fault.message()));
            requireFewPasswords(entries, run);
            var result = run.carryOut(entries);
            if (dryRun) {
                status.setRollbackOnly();
            }
            return result;
        });
        if (report == null) {
            throw new IllegalStateException("An import without a report");
        }
        return report;
    }

    private static void requireFewPasswords(List<ImportEntry> entries, ImportRun run) {
        withPassword(entries)
                .skip(MOST_PASSWORDS)
                .findFirst()
                .ifPresent(entry ->
                        run.fault(entry.place(), "A file may set " + MOST_PASSWORDS + " passwords at most. Split it."));
        run.refuseIfFaulty(withPassword(entries).count() > MOST_PASSWORDS);
    }

    private static Stream<ImportEntry.OfUser> withPassword(List<ImportEntry> entries) {
        return entries.stream()
                .filter(ImportEntry.OfUser.class::isInstance)
                .map(ImportEntry.OfUser.class::cast)
                .filter(user -> user.password() != null);
    }
}
