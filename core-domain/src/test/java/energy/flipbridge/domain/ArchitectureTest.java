package energy.flipbridge.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import energy.flipbridge.domain.command.CommandCommand;
import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.device.DeviceCommand;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.operation.OperationEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "energy.flipbridge.domain", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoTechnology = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.axonframework.spring..",
                    "org.axonframework.extensions..",
                    "com.mongodb..",
                    "org.bson..",
                    "software.amazon..",
                    "com.amazonaws..",
                    "java.net.http..",
                    "java.sql..",
                    "reactor..",
                    "io.netty..");

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule throwsNoDice = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("energy.flipbridge.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule messagesAreRecords = classes()
            .that()
            .areAssignableTo(DeviceEvent.class)
            .or()
            .areAssignableTo(CommandEvent.class)
            .or()
            .areAssignableTo(ForwardingEvent.class)
            .or()
            .areAssignableTo(HomeEvent.class)
            .or()
            .areAssignableTo(HomeCommand.class)
            .or()
            .areAssignableTo(OperationEvent.class)
            .or()
            .areAssignableTo(DeviceCommand.class)
            .or()
            .areAssignableTo(CommandCommand.class)
            .or()
            .areAnnotatedWith(Revision.class)
            .and()
            .areNotAnnotatedWith(AggregateRoot.class)
            .should()
            .beRecords()
            .orShould()
            .beInterfaces();

    @ArchTest
    static final ArchRule eventsHaveARevision = classes()
            .that()
            .areAssignableTo(DeviceEvent.class)
            .or()
            .areAssignableTo(CommandEvent.class)
            .or()
            .areAssignableTo(ForwardingEvent.class)
            .or()
            .areAssignableTo(HomeEvent.class)
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .beAnnotatedWith(Revision.class)
            .orShould()
            .beInterfaces();

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses types) {
        assertThat(types.stream().map(type -> type.getPackage()).distinct())
                .isNotEmpty()
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }
}
