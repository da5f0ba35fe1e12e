package energy.flipbridge.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The port of every part; 0 stands for any free one.
 *
 * @param mqtt MQTT over TLS
 * @param iot the control and data planes of AWS IoT
 * @param mail the mailbox page
 * @param flip the Flip sandbox
 * @param webhook API Gateway's route that puts webhooks into their queue
 */
public record Ports(int mqtt, int iot, int sqs, int postgres, int mongo, int smtp, int mail, int flip, int webhook) {

    /** The ports that the documentation names. */
    public static Ports standard() {
        return new Ports(8883, 8091, 9324, 5442, 27117, 3025, 8092, 8090, 8093);
    }

    /** Any free ports, for tests. */
    public static Ports free() {
        return new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Puts a free port in the place of every 0.
     *
     * @throws LocalCloudException when a port is taken, naming the option that changes it
     */
    Ports resolved() {
        // All are held until the last is known, so that no two are the same.
        List<ServerSocket> held = new ArrayList<>();
        try {
            int[] numbers = all().stream().mapToInt(port -> hold(port, held)).toArray();
            return new Ports(
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    numbers[4],
                    numbers[5],
                    numbers[6],
                    numbers[7],
                    numbers[8]);
        } finally {
            held.forEach(Ports::release);
        }
    }

    private List<Port> all() {
        return List.of(
                new Port("MQTT", "--mqtt-port", mqtt),
                new Port("AWS IoT", "--iot-port", iot),
                new Port("SQS", "--sqs-port", sqs),
                new Port("PostgreSQL", "--postgres-port", postgres),
                new Port("MongoDB", "--mongo-port", mongo),
                new Port("SMTP", "--smtp-port", smtp),
                new Port("the mailbox page", "--mail-port", mail),
                new Port("the Flip sandbox", "--flip-port", flip),
                new Port("the queue's webhook route", "--webhook-port", webhook));
    }

    private static int hold(Port port, List<ServerSocket> held) {
        try {
            ServerSocket socket = new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalCloudException(
                    "Port %d, which %s needs, is taken. Stop the program that uses it, or choose another with %s."
                            .formatted(port.number(), port.part(), port.option()),
                    e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new LocalCloudException("Port " + socket.getLocalPort() + " could not be released", e);
        }
    }
}
