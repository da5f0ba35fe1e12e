package energy.flipbridge.gateway.signin;

import java.time.Duration;

/** How often something may be done within a time that slides along. */
public record Limit(int times, Duration within) {}
