package energy.flipbridge.device.telemetry;

/**
 * A reading on its way. Its content never changes once it has a number, so the cloud can drop repeats.
 *
 * @param epoch names the life of the counter
 * @param json {@code sequence}, {@code epoch}, {@code start_time}, {@code duration_s} and {@code telemetry}
 */
public record BufferedReading(String epoch, long sequence, String json) {

    public String key() {
        return epoch + ":" + sequence;
    }
}
