package org.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.countersign.time.DatabaseClock;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/** The rooms and their arrows. */
class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.countersign");

    @Test
    void eachRoomImportsWhatItsPackageInfoAllows() {
        ApplicationModules.of(CountersignApplication.class).verify();
    }

    @Test
    void onlyTheProcessAndTheIdentityProviderKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.countersign.process..", "org.countersign.directory.camunda..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CLASSES);
    }

    @Test
    void theDatabaseTellsTheTimeAndNobodyElse() {
        noClasses()
                .that()
                .areNotAssignableTo(DatabaseClock.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void theAuditListensInTheTransactionNeverAfterIt() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.countersign.audit..")
                .should()
                .beAnnotatedWith(TransactionalEventListener.class)
                .orShould()
                .beAnnotatedWith(Async.class)
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
