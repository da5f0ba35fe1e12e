package energy.flipbridge.provisioning.fleet;

import java.util.List;

/** What became of a fleet. */
public record FleetReport(int issued, int kept, List<Failure> failures) {

    /** A battery that has no complete identity yet, and why. */
    public record Failure(FleetEntry entry, String reason) {}
}
