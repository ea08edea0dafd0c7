package dev.cardea;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Which way the doors open. The house rules that a compiler does not know.
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cardea");

    @Test
    void theCoreKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.cardea.core..")
                .should()
                .onlyDependOnClassesThat(ours("core")
                        .or(resideInAPackage("java.."))
                        .or(resideInAPackage("javax.crypto.."))
                        .or(resideInAPackage("org.jspecify..")))
                .check(HOUSE);
    }

    @Test
    void flowsKnowOnlyTheCore() {
        classes()
                .that()
                .resideInAPackage("dev.cardea.flow..")
                .should()
                .onlyDependOnClassesThat(ours("flow")
                        .or(ours("core"))
                        .or(resideInAPackage("java.."))
                        .or(resideInAPackage("org.jspecify..")))
                .check(HOUSE);
    }

    @Test
    void whatImplementsTheCoreKnowsNothingElseOfOurs() {
        for (String room : new String[] {"store", "crypto", "mail", "cluster"}) {
            onlyOurs(room, ours("core"));
        }
    }

    @Test
    void httpKnowsNothingOfUsers() {
        onlyOurs("http", DescribedPredicate.alwaysFalse());
    }

    @Test
    void familiesKnowFlowsTheCoreAndHttp() {
        onlyOurs("api", ours("flow").or(ours("core")).or(ours("http")));
    }

    @Test
    void pagesKnowFlowsTheCoreAndHttp() {
        onlyOurs("web", ours("flow").or(ours("core")).or(ours("http")));
    }

    @Test
    void onlyTheDevelopmentMailboxOpensLetters() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.cardea.web.devmail..", "dev.cardea.flow..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.cardea.flow.ShowLetters")
                .check(HOUSE);
    }

    @Test
    void theCommandLineKnowsFlowsAndTheCore() {
        onlyOurs("cli", ours("flow").or(ours("core")));
    }

    @Test
    void familiesDoNotKnowOneAnother() {
        for (String families : new String[] {"api", "web"}) {
            slices().matching("dev.cardea." + families + ".(*)..")
                    .should()
                    .notDependOnEachOther()
                    .check(HOUSE);
        }
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.cardea.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..")
                .check(HOUSE);
    }

    @Test
    void onlyOneFileTouchesTheHttpEngine() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.cardea\\.http\\.Helidon.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(HOUSE);
    }

    @Test
    void onlyCryptoNamesAnAlgorithm() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.cardea.crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.crypto..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.MessageDigest")
                .check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.cardea.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.cardea.app..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(SecureRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(HOUSE);
    }

    @Test
    void nothingSleepsOrKeepsThreadLocals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(HOUSE);
    }

    @Test
    void nobodyReadsTheProcessEnvironmentButTheApp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.cardea.app..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(HOUSE);
    }

    /// Classes of this room may use, of our own packages, only themselves and those.
    private static void onlyOurs(String room, DescribedPredicate<JavaClass> allowed) {
        noClasses()
                .that()
                .resideInAPackage("dev.cardea." + room + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.cardea..").and(not(ours(room))).and(not(allowed)))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> ours(String room) {
        return resideInAPackage("dev.cardea." + room + "..");
    }
}
