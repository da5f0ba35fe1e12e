package energy.flipbridge.cloud.broker;

/** Where the broker listens. */
public record BrokerAddress(String bindAddress, int port) {}
