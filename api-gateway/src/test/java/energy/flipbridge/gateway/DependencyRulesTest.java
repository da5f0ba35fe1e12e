package energy.flipbridge.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.web.Blocking;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.scheduler.Schedulers;

/** The application knows addresses only: nothing embedded, nothing of the other modules but the domain and the views. */
@AnalyzeClasses(packages = "energy.flipbridge.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_MODULE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "energy.flipbridge.localcloud..",
                    "energy.flipbridge.cloud..",
                    "energy.flipbridge.sim..",
                    "energy.flipbridge.devicesim..",
                    "energy.flipbridge.provisioning..",
                    "energy.flipbridge.cli..");

    @ArchTest
    static final ArchRule EMBEDS_NOTHING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.zonky..",
                    "de.bwaldvogel..",
                    "com.hivemq..",
                    "org.elasticmq..",
                    "com.icegreen..",
                    "io.javalin..",
                    "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule SPEAKS_TO_FLIP_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("energy.flipbridge.gateway.flip..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..");

    @ArchTest
    static final ArchRule BLOCKS_IN_ONE_PLACE = noClasses()
            .that()
            .areNotAssignableTo(Blocking.class)
            .should()
            .callMethod(Schedulers.class, "boundedElastic")
            .as("what blocks is done by Blocking, which interrupts nothing that a request has begun");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("energy.flipbridge.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SERVES_ROUTES_BY_ROLE =
            classes().that().areAnnotatedWith(RestController.class).should().beAnnotatedWith(OnRole.class);
}
