package energy.flipbridge.cli;

import energy.flipbridge.cli.bridge.CallOff;
import energy.flipbridge.cli.bridge.Claim;
import energy.flipbridge.cli.bridge.Parked;
import energy.flipbridge.cli.bridge.Processors;
import energy.flipbridge.cli.bridge.Replay;
import energy.flipbridge.cli.bridge.Resend;
import energy.flipbridge.cli.bridge.Resume;
import energy.flipbridge.cli.bridge.ShowChanges;
import energy.flipbridge.cli.bridge.ShowCommand;
import energy.flipbridge.cli.bridge.ShowCommands;
import energy.flipbridge.cli.bridge.ShowDevice;
import energy.flipbridge.cli.bridge.ShowDevices;
import energy.flipbridge.cli.bridge.ShowHistory;
import energy.flipbridge.cli.bridge.ShowTelemetry;
import energy.flipbridge.cli.bridge.ShowUnanswered;
import energy.flipbridge.cli.bridge.Stop;
import energy.flipbridge.cli.bridge.Stops;
import energy.flipbridge.cli.bridge.TestDelivery;
import energy.flipbridge.cli.bridge.Watch;
import energy.flipbridge.cli.sandbox.Approve;
import energy.flipbridge.cli.sandbox.Cancel;
import energy.flipbridge.cli.sandbox.Dispatch;
import energy.flipbridge.cli.sandbox.Faults;
import energy.flipbridge.cli.sandbox.OptOut;
import energy.flipbridge.cli.sandbox.Reject;
import energy.flipbridge.cli.sandbox.Sandbox;
import energy.flipbridge.device.cli.RegistrationUrlCommand;
import energy.flipbridge.device.cli.RunDeviceCommand;
import energy.flipbridge.device.cli.RunFleetCommand;
import energy.flipbridge.provisioning.command.ProvisioningCommands;
import java.util.List;

/** Every command of {@code ./flipbridge}, in the order of the help. A new one is added here. */
final class CommandGroups {
    static final List<CommandGroup> ALL = List.of(
            new CommandGroup("Identities of batteries in AWS IoT", ProvisioningCommands.ALL),
            new CommandGroup(
                    "Simulated batteries",
                    List.of(RunDeviceCommand.class, RunFleetCommand.class, RegistrationUrlCommand.class)),
            new CommandGroup(
                    "The running bridge",
                    List.of(
                            ShowDevices.class,
                            ShowDevice.class,
                            ShowHistory.class,
                            ShowChanges.class,
                            ShowCommands.class,
                            ShowCommand.class,
                            ShowTelemetry.class,
                            ShowUnanswered.class,
                            Watch.class,
                            Stop.class,
                            Resume.class,
                            Stops.class,
                            CallOff.class,
                            Resend.class,
                            TestDelivery.class,
                            Parked.class,
                            Processors.class,
                            Replay.class,
                            Claim.class)),
            new CommandGroup(
                    "The Flip sandbox",
                    List.of(
                            Dispatch.class,
                            Cancel.class,
                            OptOut.class,
                            Approve.class,
                            Reject.class,
                            Sandbox.class,
                            Faults.class)),
            new CommandGroup("Shell", List.of(Completion.class)));

    private CommandGroups() {}
}
