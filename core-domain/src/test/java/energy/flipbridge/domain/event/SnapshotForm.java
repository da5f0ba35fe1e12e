package energy.flipbridge.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** What snapshots hold, for each revision in a file. */
public final class SnapshotForm {

    private static final Path FILES = Path.of("src/test/resources/snapshots");

    private SnapshotForm() {}

    /**
     * When this fails, the aggregate's state has another form: count its {@code SNAPSHOT_REVISION} up, delete the file, and
     * have a new one written with {@code -Dgolden.write=true}.
     */
    public static void assertIsWrittenAndReadAsIn(String revision, Object aggregate) throws IOException {
        Jackson3Serializer serializer = Jackson3Serializer.builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .converter(new ChainingConverter())
                .build();
        Path file = FILES.resolve(aggregate.getClass().getSimpleName() + "-" + revision + ".json");

        SerializedObject<String> written = serializer.serialize(aggregate, String.class);

        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.createDirectories(FILES);
            Files.writeString(file, written.getData() + "\n");
        }
        assertThat(written.getData()).isEqualTo(Files.readString(file).strip());
        assertThat(written.getType().getRevision()).isEqualTo(revision);
        Object read = serializer.deserialize(written);
        assertThat(serializer.serialize(read, String.class).getData()).isEqualTo(written.getData());
    }
}
