package energy.flipbridge.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.event.SampleEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/**
 * What a snapshot of a device holds. When this fails, the state has another form: count
 * {@link DeviceAggregate#SNAPSHOT_REVISION} up, delete the file, and have a new one written with
 * {@code -Dgolden.write=true}.
 */
class SnapshotFormTest {

    private static final Path FILE =
            Path.of("src/test/resources/snapshots/DeviceAggregate-" + DeviceAggregate.SNAPSHOT_REVISION + ".json");

    private final Jackson3Serializer serializer = Jackson3Serializer.builder()
            .revisionResolver(new AnnotationRevisionResolver())
            .converter(new ChainingConverter())
            .build();

    @Test
    void isWrittenAndReadAsItsRevisionSays() throws IOException {
        DeviceAggregate device = new DeviceAggregate();
        SampleEvents.all().values().stream()
                .filter(DeviceEvent.class::isInstance)
                .map(DeviceEvent.class::cast)
                .forEach(device::on);

        SerializedObject<String> written = serializer.serialize(device, String.class);

        if (Boolean.getBoolean("golden.write") && Files.notExists(FILE)) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, written.getData() + "\n");
        }
        assertThat(written.getData()).isEqualTo(Files.readString(FILE).strip());
        assertThat(written.getType().getRevision()).isEqualTo(DeviceAggregate.SNAPSHOT_REVISION);
        DeviceAggregate read = serializer.deserialize(written);
        assertThat(serializer.serialize(read, String.class).getData()).isEqualTo(written.getData());
    }
}
