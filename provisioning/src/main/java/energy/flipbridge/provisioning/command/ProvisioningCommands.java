package energy.flipbridge.provisioning.command;

import java.util.List;

/** The commands of this module, for the command line to list. */
public final class ProvisioningCommands {
    public static final List<Class<?>> ALL =
            List.of(ProvisionDevice.class, ProvisionFleet.class, RotateCertificate.class, Revoke.class, Show.class);

    private ProvisioningCommands() {}
}
