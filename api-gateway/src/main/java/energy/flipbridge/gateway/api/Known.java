package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;

/** What a request names and must be known. All of it blocks. */
public final class Known {

    private Known() {}

    /** @throws ProblemException when nothing is known of the device */
    public static DeviceDetails device(DeviceReader devices, String thing) {
        return devices.device(thing)
                .orElseThrow(
                        () -> ProblemException.notFound(
                                "unknown-device",
                                "Nothing is known of a device named \"" + Texts.shortened(thing)
                                        + "\". Check the name against GET /api/devices; a device appears with its first message."));
    }

    /** @throws ProblemException when nothing is known of the command */
    public static CommandDetails command(CommandReader commands, String id) {
        return commands.command(id).orElseThrow(() -> unknownCommand(id));
    }

    static ProblemException unknownCommand(String id) {
        return ProblemException.notFound(
                "unknown-command",
                "Nothing is known of a command with the id \"" + Texts.shortened(id)
                        + "\". Check the id against GET /api/devices/{thing}/commands.");
    }
}
