package energy.flipbridge.domain.home;

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
 * What a snapshot of a home holds. When this fails, the state has another form: count
 * {@link HomeAggregate#SNAPSHOT_REVISION} up, delete the file, and have a new one written with
 * {@code -Dgolden.write=true}.
 */
class HomeSnapshotFormTest {

    private static final Path FILE =
            Path.of("src/test/resources/snapshots/HomeAggregate-" + HomeAggregate.SNAPSHOT_REVISION + ".json");

    private final Jackson3Serializer serializer = Jackson3Serializer.builder()
            .revisionResolver(new AnnotationRevisionResolver())
            .converter(new ChainingConverter())
            .build();

    @Test
    void isWrittenAndReadAsItsRevisionSays() throws IOException {
        HomeAggregate home = new HomeAggregate();
        SampleEvents.all().values().stream()
                .filter(HomeEvent.class::isInstance)
                .map(HomeEvent.class::cast)
                .forEach(home::on);

        SerializedObject<String> written = serializer.serialize(home, String.class);

        if (Boolean.getBoolean("golden.write") && Files.notExists(FILE)) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, written.getData() + "\n");
        }
        assertThat(written.getData()).isEqualTo(Files.readString(FILE).strip());
        assertThat(written.getType().getRevision()).isEqualTo(HomeAggregate.SNAPSHOT_REVISION);
        HomeAggregate read = serializer.deserialize(written);
        assertThat(serializer.serialize(read, String.class).getData()).isEqualTo(written.getData());
    }
}
