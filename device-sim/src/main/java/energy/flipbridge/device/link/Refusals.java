package energy.flipbridge.device.link;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells a cloud that is away from a cloud that does not want the device, in words. */
final class Refusals {

    private static final Set<Mqtt5ConnAckReasonCode> NOT_WANTED = EnumSet.of(
            Mqtt5ConnAckReasonCode.NOT_AUTHORIZED,
            Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD,
            Mqtt5ConnAckReasonCode.BAD_AUTHENTICATION_METHOD,
            Mqtt5ConnAckReasonCode.BANNED,
            Mqtt5ConnAckReasonCode.CLIENT_IDENTIFIER_NOT_VALID);

    private Refusals() {}

    /** whether the cloud refuses the device, so that only an operator can help */
    static boolean isRefusal(Throwable cause) {
        return switch (cause) {
            case Mqtt5ConnAckException refused ->
                NOT_WANTED.contains(refused.getMqttMessage().getReasonCode());
            case Mqtt5DisconnectException closed ->
                closed.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.NOT_AUTHORIZED;
            case Mqtt5SubAckException ignored -> true;
            default -> find(cause, SSLException.class) != null;
        };
    }

    static String describe(Throwable cause) {
        return switch (cause) {
            case Mqtt5ConnAckException refused ->
                "CONNACK " + refused.getMqttMessage().getReasonCode();
            case Mqtt5DisconnectException closed ->
                "the cloud closed the connection: " + closed.getMqttMessage().getReasonCode();
            case Mqtt5SubAckException refused ->
                "subscribing to its commands: " + refused.getMqttMessage().getReasonCodes();
            default -> describeTransport(cause);
        };
    }

    private static String describeTransport(Throwable cause) {
        SSLException tls = find(cause, SSLException.class);
        IOException io = find(cause, IOException.class);
        if (tls != null) {
            return "TLS: " + tls.getMessage();
        }
        String message = io == null ? cause.getMessage() : io.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.replaceFirst(": no further information", "");
    }

    private static <T extends Throwable> @Nullable T find(Throwable cause, Class<T> type) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
