package energy.flipbridge.provisioning.fleet;

import energy.flipbridge.provisioning.artifacts.Nameplate;
import energy.flipbridge.provisioning.artifacts.ThingName;

/** One battery of a fleet file. */
public record FleetEntry(ThingName thing, Nameplate nameplate) {}
