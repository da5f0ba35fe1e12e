package energy.flipbridge.projections.policy;

import java.util.List;

/** All rules, in the order in which one event runs them. */
public final class Policies {

    private Policies() {}

    public static List<Policy> all() {
        return List.of(
                new WhenWebhookReceivedThenReceiveCommand(),
                new WhenWebhookReceivedThenTellTheHome(),
                new WhenCommandOrderedThenQueueForDelivery(),
                new WhenCommandFailedThenWithdrawIt(),
                new WhenDeliverySupersededThenSupersedeCommand(),
                new WhenDeliveryConfirmedThenAcknowledgeCommand(),
                new WhenTelemetryReportedThenTellTheDevice(),
                new WhenReleaseBeganThenWithdrawCommands(),
                new WhenDeliveryDeclinedThenWithdrawCommand(),
                new WhenControlStoppedThenWithdrawCommands(),
                new WhenDeliveryBarredThenWithdrawCommand(),
                new WhenBatteryCommissionedThenRecordCommissioning(),
                new WhenReleaseRequestedThenBeginRelease(),
                new WhenBatteryRemovedThenReleaseDevice());
    }
}
