package energy.flipbridge.cloud.broker;

import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import java.nio.ByteBuffer;

/** Reads payloads out of publish packets. */
final class Payloads {
    private Payloads() {}

    static int size(PublishPacket packet) {
        return packet.getPayload().map(ByteBuffer::remaining).orElse(0);
    }

    static byte[] bytes(PublishPacket packet) {
        byte[] bytes = new byte[size(packet)];
        packet.getPayload().ifPresent(payload -> payload.duplicate().get(bytes));
        return bytes;
    }
}
