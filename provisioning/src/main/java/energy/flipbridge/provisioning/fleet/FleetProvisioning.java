package energy.flipbridge.provisioning.fleet;

import energy.flipbridge.provisioning.Outcome;
import energy.flipbridge.provisioning.Provisioning;
import energy.flipbridge.provisioning.ProvisioningException;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.aws.AwsErrors;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Provisions many batteries, a bounded number at once, each into its own folder; one that fails stops no other. */
public final class FleetProvisioning {
    /** That many failures in a row, and what fails is not the batteries. */
    private static final int HOPELESS = 20;

    private final Provisioning provisioning;
    private final Path folder;
    private final int atOnce;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    public FleetProvisioning(Provisioning provisioning, Path folder, int atOnce) {
        this.provisioning = provisioning;
        this.folder = folder;
        this.atOnce = atOnce;
    }

    /** @param progress told of every battery when it is done with, in whatever way */
    public FleetReport provision(List<FleetEntry> fleet, KeyOrigin keys, boolean replace, Consumer<FleetEntry> progress)
            throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
            List<Callable<Result>> tasks = fleet.stream()
                    .map(entry -> (Callable<Result>) () -> {
                        Result result = provision(entry, keys, replace);
                        progress.accept(entry);
                        return result;
                    })
                    .toList();
            return report(workers.invokeAll(tasks));
        }
    }

    private Result provision(FleetEntry entry, KeyOrigin keys, boolean replace) {
        if (failuresInARow.get() >= HOPELESS) {
            return new Result.Failed(entry, "not tried: " + HOPELESS + " in a row had failed");
        }
        try {
            ArtifactsFolder artifacts =
                    new ArtifactsFolder(folder.resolve(entry.thing().value()));
            Outcome outcome = provisioning.provision(entry.thing(), entry.nameplate(), artifacts, keys, replace);
            failuresInARow.set(0);
            return new Result.Done(outcome);
        } catch (ProvisioningException | SdkException | UncheckedIOException e) {
            failuresInARow.incrementAndGet();
            return new Result.Failed(entry, AwsErrors.explain(e).orElse(String.valueOf(e.getMessage())));
        }
    }

    private static FleetReport report(List<Future<Result>> results) throws InterruptedException {
        int issued = 0;
        int kept = 0;
        List<FleetReport.Failure> failures = new ArrayList<>();
        for (Future<Result> future : results) {
            switch (get(future)) {
                case Result.Done(Outcome.Issued _) -> issued++;
                case Result.Done(Outcome.Kept _) -> kept++;
                case Result.Failed(FleetEntry entry, String reason) ->
                    failures.add(new FleetReport.Failure(entry, reason));
            }
        }
        return new FleetReport(issued, kept, failures);
    }

    private static Result get(Future<Result> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A battery could not be provisioned", e.getCause());
        }
    }

    private sealed interface Result {
        record Done(Outcome outcome) implements Result {}

        record Failed(FleetEntry entry, String reason) implements Result {}
    }
}
