package energy.flipbridge.device;

import energy.flipbridge.device.link.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** Many batteries in one process: they share threads and Netty's event loops, and connect one after another. */
public final class Fleet implements AutoCloseable {

    private final ScheduledExecutorService executor;
    private final List<Battery> batteries = new ArrayList<>();

    private Fleet(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /**
     * @throws IOException when there are fewer artifacts folders than devices, or one cannot be used; the message says
     *     what to do
     */
    public static Fleet start(FleetConfig config) throws IOException {
        List<Path> folders = folders(config);
        Fleet fleet = new Fleet(Threads.scheduled("fleet", config.threads()));
        try {
            for (Path folder : folders) {
                fleet.add(config, folder);
            }
            return fleet;
        } catch (IOException | RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void add(FleetConfig config, Path folder) throws IOException {
        int index = batteries.size();
        BatteryConfig common = config.battery();
        Installation home =
                common.installation().withSeed(folder.getFileName().toString().hashCode());
        Duration phase = Duration.ofMillis(1_000L * index / config.connectsPerSecond());
        batteries.add(Battery.start(common.in(folder).installation(home), executor, phase));
    }

    private static List<Path> folders(FleetConfig config) throws IOException {
        if (!Files.isDirectory(config.parent())) {
            throw new IOException("There is no folder " + config.parent() + ". Provision devices into it first.");
        }
        try (Stream<Path> children = Files.list(config.parent())) {
            List<Path> found = children.filter(child -> Files.exists(child.resolve(Artifacts.DEVICE_INFO)))
                    .sorted()
                    .limit(config.devices())
                    .toList();
            if (found.size() < config.devices()) {
                throw new IOException("There are only " + found.size() + " devices in " + config.parent() + ", not "
                        + config.devices() + ". Provision more of them first.");
            }
            return found;
        }
    }

    public List<Battery> batteries() {
        return List.copyOf(batteries);
    }

    public FleetStatus status() {
        return FleetStatus.of(batteries);
    }

    /** stops all batteries orderly, side by side */
    @Override
    public void close() {
        try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
            batteries.forEach(battery -> closing.execute(battery::close));
        }
        executor.shutdown();
    }
}
