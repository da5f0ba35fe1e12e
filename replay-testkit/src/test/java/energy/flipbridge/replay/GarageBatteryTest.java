package energy.flipbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.commands.CommandStatus;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.history.HistoryView;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A battery that was claimed, told to discharge, told to stop, and told to charge, as {@code ./run} recorded it; the file
 * is the export as it came.
 */
@ReplayStream("garage-battery.jsonl")
class GarageBatteryTest {

    private static final String BATTERY = "garage-battery";

    @Test
    void the_aggregates_stand_as_they_stood(Replay replay) {
        String discharge = replay.events(CommandReceived.class).getFirst().commandId();
        String charge = replay.events(CommandReceived.class).getLast().commandId();

        assertThat(replay.device(BATTERY).at("/device/owner").asString()).isEqualTo("support:local");
        assertThat(replay.command(discharge).at("/command/order/status").asString())
                .isEqualTo("CANCELED");
        assertThat(replay.command(charge).at("/command/status").asString()).isEqualTo("ACKED");
        assertThat(replay.command("unknown").isMissingNode()).isTrue();
        assertThat(replay.home("unknown").isMissingNode()).isTrue();
    }

    @Test
    void a_moment_of_the_past_is_the_state_of_that_moment(Replay replay) {
        CommandAcked acked = replay.events(CommandAcked.class).getFirst();

        Replay before = replay.before(CommandAcked.class);

        assertThat(before.command(acked.commandId()).at("/command/status").asString())
                .isEqualTo("PENDING");
        assertThat(replay.before(CommandWithdrawn.class)
                        .command(acked.commandId())
                        .at("/command/status")
                        .asString())
                .isEqualTo("ACKED");
        assertThat(replay.at(before.events().getLast().getTimestamp()).events()).isEqualTo(before.events());
        assertThat(replay.before(CommandReceived.class)
                        .command(acked.commandId())
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void the_views_tell_what_was_to_be_seen(Replay replay) {
        String discharge = replay.events(CommandReceived.class).getFirst().commandId();

        MongoDatabase then =
                replay.before(CommandWithdrawn.class).views(new DevicesView(), new CommandsView(), new HistoryView());
        MongoDatabase now = replay.views(new CommandsView());

        assertThat(new DeviceReader(then).device(BATTERY))
                .hasValueSatisfying(device -> assertThat(device.owner()).isEqualTo("support:local"));
        assertThat(new CommandReader(then).command(discharge))
                .hasValueSatisfying(command -> assertThat(command.status()).isEqualTo(CommandStatus.ACKED));
        assertThat(new CommandReader(now).command(discharge))
                .hasValueSatisfying(command -> assertThat(command.status()).isEqualTo(CommandStatus.WITHDRAWN));
        assertThat(then.listCollectionNames()).contains(HistoryView.NAME);
    }

    @Test
    void the_policies_order_what_they_ordered_then(Replay replay) {
        List<Ordered> ordered = replay.ordered();

        assertThat(ordered.stream().map(Ordered::command).filter(QueueForDelivery.class::isInstance))
                .hasSameSizeAs(replay.events(DeliveryQueued.class));
        assertThat(ordered.stream()
                        .filter(order -> order.command() instanceof ConfirmDelivery)
                        .map(order -> order.cause().getPayload()))
                .hasSameSizeAs(replay.events(DeliveryConfirmed.class))
                .hasOnlyElementsOfType(TelemetryReported.class);
    }
}
