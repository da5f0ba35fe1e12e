package energy.flipbridge.cloud.flip;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox runs.
 *
 * @param port TCP port on the loopback interface, 0 for a free one
 * @param dataDir folder of the durable state, made when missing
 * @param webhookUrl where webhooks go; while there is none they wait
 * @param apiKey Flip's client token ("API key") that {@code /v1} accepts
 * @param signingKeys Standard Webhooks keys ({@code whsec_...}); every webhook is signed with each of them
 * @param bearerSecret when set, webhooks also carry {@code Authorization} and {@code Authentication: Bearer <secret>}
 * @param clock time of the sandbox; with an {@link AdjustableClock} {@code POST /control/time} works
 * @param confirmWithin how long a command may stay PENDING (Flip: 15 minutes); zero switches the rule off
 * @param redeliverAfter waits before each redelivery, one entry for each (Flip: four)
 * @param webhookTimeout how long an answer may take (Flip: 5 seconds)
 * @param keepOrder whether webhooks about one device wait for each other; Flip does not promise it
 */
public record FlipSandboxConfig(
        int port,
        Path dataDir,
        Optional<URI> webhookUrl,
        String apiKey,
        List<String> signingKeys,
        Optional<String> bearerSecret,
        InstantSource clock,
        Duration confirmWithin,
        List<Duration> redeliverAfter,
        Duration webhookTimeout,
        boolean keepOrder) {

    private static final List<Duration> SHORT_WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(9), Duration.ofSeconds(27));

    public FlipSandboxConfig {
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException("apiKey is empty: give the sandbox the API key that clients will use");
        }
        signingKeys = List.copyOf(signingKeys);
        redeliverAfter = List.copyOf(redeliverAfter);
        webhookUrl.ifPresent(WebhookTarget::checked);
    }

    /** Flip's rules, a free port, the system's clock, redelivery after 1, 3, 9 and 27 seconds. */
    public static FlipSandboxConfig of(Path dataDir, String apiKey, String signingKey) {
        return new FlipSandboxConfig(
                0,
                dataDir,
                Optional.empty(),
                apiKey,
                List.of(signingKey),
                Optional.empty(),
                new AdjustableClock(InstantSource.system()),
                Duration.ofMinutes(15),
                SHORT_WAITS,
                Duration.ofSeconds(5),
                true);
    }

    public FlipSandboxConfig withPort(int number) {
        return new FlipSandboxConfig(
                number,
                dataDir,
                webhookUrl,
                apiKey,
                signingKeys,
                bearerSecret,
                clock,
                confirmWithin,
                redeliverAfter,
                webhookTimeout,
                keepOrder);
    }

    public FlipSandboxConfig withWebhookUrl(URI url) {
        return new FlipSandboxConfig(
                port,
                dataDir,
                Optional.of(url),
                apiKey,
                signingKeys,
                bearerSecret,
                clock,
                confirmWithin,
                redeliverAfter,
                webhookTimeout,
                keepOrder);
    }

    public FlipSandboxConfig withSigningKeys(List<String> keys) {
        return new FlipSandboxConfig(
                port,
                dataDir,
                webhookUrl,
                apiKey,
                keys,
                bearerSecret,
                clock,
                confirmWithin,
                redeliverAfter,
                webhookTimeout,
                keepOrder);
    }

    public FlipSandboxConfig withBearerSecret(String secret) {
        return new FlipSandboxConfig(
                port,
                dataDir,
                webhookUrl,
                apiKey,
                signingKeys,
                Optional.of(secret),
                clock,
                confirmWithin,
                redeliverAfter,
                webhookTimeout,
                keepOrder);
    }

    public FlipSandboxConfig withClock(InstantSource source) {
        return new FlipSandboxConfig(
                port,
                dataDir,
                webhookUrl,
                apiKey,
                signingKeys,
                bearerSecret,
                source,
                confirmWithin,
                redeliverAfter,
                webhookTimeout,
                keepOrder);
    }

    public FlipSandboxConfig withConfirmWithin(Duration limit) {
        return new FlipSandboxConfig(
                port,
                dataDir,
                webhookUrl,
                apiKey,
                signingKeys,
                bearerSecret,
                clock,
                limit,
                redeliverAfter,
                webhookTimeout,
                keepOrder);
    }

    public FlipSandboxConfig withRedelivery(List<Duration> waits, Duration timeout) {
        return new FlipSandboxConfig(
                port,
                dataDir,
                webhookUrl,
                apiKey,
                signingKeys,
                bearerSecret,
                clock,
                confirmWithin,
                waits,
                timeout,
                keepOrder);
    }

    public FlipSandboxConfig withKeepOrder(boolean keep) {
        return new FlipSandboxConfig(
                port,
                dataDir,
                webhookUrl,
                apiKey,
                signingKeys,
                bearerSecret,
                clock,
                confirmWithin,
                redeliverAfter,
                webhookTimeout,
                keep);
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "FlipSandboxConfig[port=" + port + ", dataDir=" + dataDir + ", webhookUrl=" + webhookUrl + "]";
    }
}
