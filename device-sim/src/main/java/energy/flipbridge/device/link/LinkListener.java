package energy.flipbridge.device.link;

import java.time.Duration;

/** Hears from a {@link Link}, on the executor given to it. */
public interface LinkListener {

    /** subscribed to the commands and ready to publish; @param sessionPresent whether the cloud kept the session */
    void connected(boolean sessionPresent);

    /**
     * @param refused whether the cloud does not want this device (a revoked certificate, a missing policy)
     * @param retryIn when the link tries again
     */
    void disconnected(String cause, boolean refused, Duration retryIn);

    /**
     * @param nanoTime when it arrived, by {@link System#nanoTime()}
     * @param acknowledge to be run once the message's content is durable; without it the cloud repeats the message
     */
    void received(byte[] payload, long nanoTime, Runnable acknowledge);
}
