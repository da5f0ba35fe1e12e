package energy.flipbridge.device;

import energy.flipbridge.device.link.Artifacts;
import energy.flipbridge.device.link.Link;
import energy.flipbridge.device.link.LinkListener;
import energy.flipbridge.device.memory.ForgetfulMemory;
import energy.flipbridge.device.memory.Journal;
import energy.flipbridge.device.memory.Memory;
import energy.flipbridge.device.telemetry.Outgoing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running battery: it speaks the device protocol over MQTT, obeys its schedule and never forgets a reading before the
 * cloud has it.
 */
public final class Battery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Battery.class);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(3);

    private final BatteryConfig config;
    private final Artifacts artifacts;
    private final Pace pace;
    private final ScheduledExecutorService executor;
    private final Events events;
    private final Firmware firmware;
    private final Outbox outbox;
    private final Link link;
    private Runnable afterClose = () -> {};
    private @Nullable Future<?> timer;
    private final Timetable timetable;
    private boolean connected;
    private boolean closed;

    private Battery(
            BatteryConfig config,
            Artifacts artifacts,
            Memory memory,
            ScheduledExecutorService executor,
            Duration phase) {
        this.config = config;
        this.artifacts = artifacts;
        this.pace = config.pace();
        this.executor = executor;
        this.events = new Events(artifacts.thing(), config.listener());
        Instant now = pace.clock().instant();
        this.firmware = new Firmware(config.installation(), pace.speed(), memory, events, now);
        this.outbox = new Outbox(memory, config.inFlight());
        this.link = new Link(artifacts, pace.backoff(), executor, new FromTheCloud());
        this.timetable = new Timetable(pace, now, phase);
    }

    /**
     * Starts a battery with a thread of its own. It connects in the background and never gives up.
     *
     * @throws IOException when the artifacts or the state cannot be read; the message says what to do
     */
    public static Battery start(BatteryConfig config) throws IOException {
        ScheduledExecutorService executor = Threads.scheduled("battery", 1);
        try {
            Battery battery = start(config, executor, Duration.ZERO);
            battery.afterClose = executor::shutdown;
            return battery;
        } catch (IOException | RuntimeException e) {
            executor.shutdown();
            throw e;
        }
    }

    /** @param phase real time before the first connection; shifts the telemetry too */
    static Battery start(BatteryConfig config, ScheduledExecutorService executor, Duration phase) throws IOException {
        Artifacts artifacts = Artifacts.read(config.directory());
        Memory memory = memory(config);
        try {
            Battery battery = new Battery(config, artifacts, memory, executor, phase);
            executor.schedule(battery.link::connect, phase.toMillis(), TimeUnit.MILLISECONDS);
            battery.schedule();
            return battery;
        } catch (RuntimeException e) {
            memory.close();
            throw e;
        }
    }

    private static Memory memory(BatteryConfig config) throws IOException {
        double stored = config.installation().firstStored();
        return config.ephemeral()
                ? new ForgetfulMemory(stored, config.bufferedReadings())
                : Journal.open(config.directory(), stored, config.bufferedReadings());
    }

    private synchronized void wake() {
        if (closed) {
            return;
        }
        try {
            Instant now = pace.clock().instant();
            if (timetable.isDue(now)) {
                measure(now);
            } else {
                firmware.advance(now);
            }
            pump();
        } catch (RuntimeException e) {
            LOG.error("{} failed", artifacts.thing(), e);
        } finally {
            schedule();
        }
    }

    private void measure(Instant now) {
        timetable.measured(now);
        durably(() -> firmware.measure(now));
    }

    private synchronized void schedule() {
        if (closed) {
            return;
        }
        Instant now = pace.clock().instant();
        Instant next = timetable.nextWith(firmware.nextChange(now));
        if (timer != null) {
            timer.cancel(false);
        }
        timer = executor.schedule(this::wake, pace.until(next).toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    /** publishes what is waiting, as far as the window allows */
    private void pump() {
        Instant now = pace.clock().instant();
        while (connected && !closed) {
            Optional<Outgoing> next = outbox.next(now);
            if (next.isEmpty()) {
                return;
            }
            Outgoing message = next.get();
            link.publish(message.payload())
                    .whenCompleteAsync((taken, failure) -> published(message, failure), executor);
        }
    }

    private synchronized void published(Outgoing message, @Nullable Throwable failure) {
        if (failure == null) {
            durably(() -> outbox.delivered(message));
            events.tell(pace.clock().instant(), new BatteryEvent.Acknowledged(message.keys()));
            pump();
        } else {
            LOG.debug("{} could not publish", artifacts.thing(), failure);
            outbox.undelivered(message);
        }
        notifyAll();
    }

    private interface Durable {
        void run() throws IOException;
    }

    private void durably(Durable action) {
        if (closed) {
            return;
        }
        try {
            action.run();
        } catch (IOException e) {
            String what = "the state cannot be written to " + config.directory() + ": " + e.getMessage();
            events.tell(pace.clock().instant(), new BatteryEvent.Trouble(what));
        }
    }

    private synchronized void received(byte[] payload, long nanoTime, Runnable acknowledge) {
        Instant now = pace.clock().instant();
        durably(() -> {
            boolean isNews = firmware.receive(payload, nanoTime, now);
            acknowledge.run();
            if (isNews) {
                timetable.answerSoon(now);
            }
        });
        wake();
    }

    private synchronized void connection(boolean isUp, BatteryEvent event) {
        if (closed) {
            return;
        }
        connected = isUp;
        events.tell(pace.clock().instant(), event);
        pump();
    }

    public String thing() {
        return artifacts.thing();
    }

    public synchronized BatteryStatus status() {
        return BatteryStatus.of(config, artifacts.thing(), connected, firmware, outbox);
    }

    /**
     * Stops orderly: a last reading is made durable and, if the cloud is there, delivered; the connection is closed and
     * the cloud keeps the session.
     */
    @Override
    public void close() {
        if (!finish()) {
            return;
        }
        link.close();
        try {
            firmware.memory().close();
        } catch (IOException e) {
            LOG.warn("{} could not close its state", artifacts.thing(), e);
        }
        afterClose.run();
    }

    private synchronized boolean finish() {
        if (closed) {
            return false;
        }
        measure(pace.clock().instant());
        pump();
        awaitDelivery();
        closed = true;
        if (timer != null) {
            timer.cancel(false);
        }
        return true;
    }

    private synchronized void awaitDelivery() {
        long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        try {
            while (connected && outbox.inFlight() > 0 && System.nanoTime() < deadline) {
                wait(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class FromTheCloud implements LinkListener {

        @Override
        public void connected(boolean sessionPresent) {
            connection(true, new BatteryEvent.Connected(sessionPresent));
        }

        @Override
        public void disconnected(String cause, boolean refused, Duration retryIn) {
            connection(false, new BatteryEvent.Offline(cause, refused, retryIn));
        }

        @Override
        public void received(byte[] payload, long nanoTime, Runnable acknowledge) {
            Battery.this.received(payload, nanoTime, acknowledge);
        }
    }
}
