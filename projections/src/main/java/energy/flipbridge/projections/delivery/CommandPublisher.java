package energy.flipbridge.projections.delivery;

/** The way to a device. */
public interface CommandPublisher {

    /**
     * Returns when AWS IoT has taken the message; whether the device has it, only the device can say.
     *
     * @param commandsMessage the payload for {@code devices/<thing>/commands}, at most 128 KB
     */
    void publish(String thing, byte[] commandsMessage) throws PublishFailed;

    /** AWS IoT did not take the message, or did not say so in time. */
    final class PublishFailed extends Exception {

        public PublishFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
