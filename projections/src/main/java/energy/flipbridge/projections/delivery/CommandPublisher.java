package energy.flipbridge.projections.delivery;

/** Publishes to a device through AWS IoT. */
public interface CommandPublisher {

    /**
     * Returns when AWS IoT has taken the message; whether the device has it, only the device can say.
     *
     * @param commandsMessage see {@link energy.flipbridge.domain.protocol.CommandsMessage}
     */
    void publish(String thing, byte[] commandsMessage) throws PublishFailed;

    /** AWS IoT did not take the message; it is published again. */
    final class PublishFailed extends Exception {

        public PublishFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
