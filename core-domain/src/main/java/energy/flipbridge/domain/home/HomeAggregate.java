package energy.flipbridge.domain.home;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import energy.flipbridge.domain.home.HomeCommand.CloseHome;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordAddressChange;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryRemoved;
import energy.flipbridge.domain.home.HomeCommand.RecordCommissioningRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordContactErased;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.home.HomeCommand.RecordLeavingRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.domain.home.HomeCommand.RecordNotice;
import energy.flipbridge.domain.home.HomeCommand.RecordParticipation;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Hands a home's commands to its pure rules. What Flip tells of a site that nobody has opened as a home comes to nothing;
 * it must not fail for ever.
 */
@AggregateRoot(type = "Home")
@Revision(HomeAggregate.SNAPSHOT_REVISION)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class HomeAggregate {

    /**
     * Of the state that snapshots keep: counts up with any change of its form or of what its events come to, so that a
     * snapshot made before is passed over.
     */
    public static final String SNAPSHOT_REVISION = "3";

    /** the key of an event's metadata with the home's owner, whose batteries it is about */
    public static final String OWNER = "homeOwner";

    /** Streams of all kinds share one space of names; no thing name holds a slash. */
    private static final String PREFIX = "home/";

    @AggregateIdentifier
    private @Nullable String streamId;

    private Home home = Home.UNKNOWN;

    /** the id of the home's stream */
    public static String stream(String siteId) {
        return PREFIX + siteId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Ownership handle(OpenHome command) {
        Ownership ownership = Ownership.of(home, command);
        decide(command);
        return ownership;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestCommissioning command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordBatteryCommissioned command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordCommissioningRefused command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestEnrolment command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordEnrolment command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordEnrolmentRefused command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestLeaving command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordLeft command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordLeavingRefused command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordParticipation command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordReserve command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordAddressChange command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordFlipEvent command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseBattery command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordBatteryRemoved command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseHome command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordContactErased command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordNotice command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(HomeEvent event) {
        streamId = stream(event.siteId());
        home = home.evolve(event);
    }

    private MetaData owner() {
        return home.owner() == null ? MetaData.emptyInstance() : MetaData.with(OWNER, home.owner());
    }

    private void decide(HomeCommand command) {
        // Set even when no event follows: a caching repository needs the id of every aggregate that it has seen.
        streamId = command.streamId();
        HomeDecisions.decide(home, command).forEach(event -> apply(event, owner()));
    }
}
