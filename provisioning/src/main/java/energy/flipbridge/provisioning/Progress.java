package energy.flipbridge.provisioning;

/** Told of every step right after it is done. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (_, _) -> {};

    void done(Step step, String detail);
}
