package energy.flipbridge.projections.moments;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.telemetry.Reading;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is answered about a battery: by the readers of the views, or of a moment. */
record Shown(DeviceDetails device, List<CommandDetails> commands, List<Reading> readings) {

    static Optional<Shown> live(MongoDatabase views, String thing, Instant at) {
        return new DeviceReader(views)
                .device(thing)
                .map(device -> new Shown(
                        device,
                        new CommandReader(views).commands(thing, 200, null).items(),
                        new TelemetryReader(views).readings(thing, at.minusSeconds(60), at)));
    }

    static Shown of(Moment moment) {
        return new Shown(moment.device(), moment.commands(), moment.readings());
    }
}
