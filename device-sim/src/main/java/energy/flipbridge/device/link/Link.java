package energy.flipbridge.device.link;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import energy.flipbridge.domain.protocol.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A battery's MQTT 5 connection: mutual TLS, client id = thing name, a persistent session, QoS 1 both ways, manual
 * acknowledgement of commands, and reconnection that never gives up. All links of a process share Netty's event loops.
 */
public final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    /** how long AWS IoT keeps a persistent session without being asked for more */
    private static final long SESSION_SECONDS = 3_600;

    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final Duration STABLE = Duration.ofSeconds(20);

    private final Artifacts artifacts;
    private final Backoff backoff;
    private final ScheduledExecutorService executor;
    private final LinkListener listener;
    private final Mqtt5AsyncClient client;
    private volatile boolean closed;
    private long connectedAt;
    private int failures;
    private boolean isWaiting;

    public Link(Artifacts artifacts, Backoff backoff, ScheduledExecutorService executor, LinkListener listener) {
        this.artifacts = artifacts;
        this.backoff = backoff;
        this.executor = executor;
        this.listener = listener;
        this.client = Mqtt5Client.builder()
                .identifier(artifacts.thing())
                .serverHost(artifacts.host())
                .serverPort(artifacts.port())
                .sslConfig(Tls.config(artifacts))
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, this::received, executor, true);
    }

    public synchronized void connect() {
        isWaiting = false;
        if (closed) {
            return;
        }
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .send()
                .thenCompose(connected -> client.subscribeWith()
                        .topicFilter(Topics.commands(artifacts.thing()))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send()
                        .thenApply(subscribed -> connected.isSessionPresent()))
                .whenCompleteAsync(this::connected, executor);
    }

    /** other failures than a refused subscription are those of the connection, which is heard of in its own way */
    private void connected(Boolean sessionPresent, Throwable failure) {
        if (failure == null) {
            connectedNow();
            listener.connected(sessionPresent);
        } else if (failure.getCause() instanceof Mqtt5SubAckException refused) {
            client.disconnect();
            retry(refused);
        }
    }

    private synchronized void connectedNow() {
        connectedAt = System.nanoTime();
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        if (context.getSource() != MqttDisconnectSource.USER) {
            executor.execute(() -> retry(context.getCause()));
        }
    }

    private synchronized void retry(Throwable cause) {
        if (closed || isWaiting) {
            return;
        }
        isWaiting = true;
        boolean wasStable = connectedAt != 0 && System.nanoTime() - connectedAt > STABLE.toNanos();
        connectedAt = 0;
        failures = wasStable ? 1 : failures + 1;
        boolean refused = Refusals.isRefusal(cause);
        Duration delay = refused
                ? backoff.slow(ThreadLocalRandom.current())
                : backoff.delay(failures, ThreadLocalRandom.current());
        executor.schedule(this::connect, delay.toMillis(), TimeUnit.MILLISECONDS);
        listener.disconnected(Refusals.describe(cause), refused, delay);
    }

    private void received(Mqtt5Publish publish) {
        long nanoTime = System.nanoTime();
        if (publish.getTopic().toString().equals(Topics.commands(artifacts.thing()))) {
            listener.received(publish.getPayloadAsBytes(), nanoTime, publish::acknowledge);
        } else {
            publish.acknowledge();
        }
    }

    /** @return completes when the cloud has taken the message, exceptionally when it has not */
    public CompletableFuture<Mqtt5PublishResult> publish(byte[] payload) {
        return client.publishWith()
                .topic(Topics.telemetry(artifacts.thing()))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send();
    }

    /** disconnects; the cloud keeps the session for the commands to come */
    public void close() {
        closed = true;
        if (client.getState().isConnected()) {
            try {
                client.disconnectWith()
                        .sessionExpiryInterval(SESSION_SECONDS)
                        .send()
                        .get(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("{} did not disconnect orderly", artifacts.thing(), e);
            }
        }
    }
}
