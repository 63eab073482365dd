package org.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
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

    private static final String API = "org.countersign.graph";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.countersign");

    @Test
    void eachRoomImportsWhatItsPackageInfoAllows() {
        ApplicationModules.of(CountersignApplication.class).verify();
    }

    /** Each room of the API uses what lies below it, and the description what it describes: there is no way round. */
    @Test
    void theRoomsOfTheApiLieInLayers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(API + "..")
                .layer("description")
                .definedBy(API)
                .layer("policy")
                .definedBy(API + ".policy..")
                .layer("request")
                .definedBy(API + ".request..")
                .layer("schedule")
                .definedBy(API + ".schedule..")
                .layer("authentication")
                .definedBy(API + ".authentication..")
                .layer("audit")
                .definedBy(API + ".audit..")
                .layer("directory")
                .definedBy(API + ".directory..")
                .layer("odata")
                .definedBy(API + ".odata..")
                .layer("wire")
                .definedBy(API + ".wire..")
                .layer("error")
                .definedBy(API + ".error..")
                .whereLayer("description")
                .mayOnlyAccessLayers("odata", "wire", "error")
                .whereLayer("policy")
                .mayOnlyAccessLayers("request", "directory", "odata", "wire", "error")
                .whereLayer("request")
                .mayOnlyAccessLayers("schedule", "authentication", "directory", "odata", "wire", "error")
                .whereLayer("schedule")
                .mayOnlyAccessLayers("directory", "odata", "wire", "error")
                .whereLayer("authentication")
                .mayOnlyAccessLayers("directory", "odata", "wire", "error")
                .whereLayer("audit")
                .mayOnlyAccessLayers("directory", "odata", "wire", "error")
                .whereLayer("directory")
                .mayOnlyAccessLayers("odata", "wire", "error")
                .whereLayer("odata")
                .mayOnlyAccessLayers("wire", "error")
                .whereLayer("wire")
                .mayOnlyAccessLayers("error")
                .whereLayer("error")
                .mayNotAccessAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES.that(JavaClass.Predicates.resideInAPackage(API + "..")));
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
