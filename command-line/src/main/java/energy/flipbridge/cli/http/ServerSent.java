package energy.flipbridge.cli.http;

/**
 * A server-sent event.
 *
 * @param id with which to come back
 * @param event its name; empty when it has none
 * @param data empty when it only says that the server is still there
 */
public record ServerSent(String id, String event, String data) {}
