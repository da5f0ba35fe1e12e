package energy.flipbridge.cloud.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server that outlived a local-cloud that was killed; it still holds the data folder and the port. */
final class LeftoverPostmaster {
    private static final Logger log = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final int STOP_SECONDS = 30;

    private LeftoverPostmaster() {}

    /** Stops the server of a data folder in order (SIGINT: clients are disconnected), if one runs. */
    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> leftover = Files.exists(pidFile) ? process(pidFile) : Optional.empty();
        if (leftover.isPresent()) {
            log.info("Stopping the PostgreSQL server that an earlier local-cloud left behind");
            interrupt(leftover.get());
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        String pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(LeftoverPostmaster::isPostgres)
                : Optional.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(it -> it.contains("postgres")).orElse(false);
    }

    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an earlier PostgreSQL server stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "The PostgreSQL server of an earlier run (process " + process.pid()
                            + ") does not stop: end it first",
                    e);
        }
    }
}
