package energy.flipbridge.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is stored stays readable for ever. Each stored form of each event lies in {@code src/test/resources/events}; a file
 * there is never changed: a changed form is a new revision with a new file. {@code -Dgolden.write=true} writes missing
 * files.
 */
class StoredEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/events");

    private final Serializer serializer = StoredForm.serializer();

    static Stream<Map.Entry<String, Object>> samples() {
        return SampleEvents.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenAndReadAsItAlwaysWas(Map.Entry<String, Object> sample) throws IOException {
        var written = serializer.serialize(sample.getValue(), String.class);
        Path file = FOLDER.resolve(sample.getKey() + ".json");
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, written.getData() + "\n");
        }
        String golden = Files.readString(file).strip();
        assertThat(written.getData()).isEqualTo(golden);
        Object read = serializer.deserialize(new SimpleSerializedObject<>(golden, String.class, written.getType()));
        assertThat(read).isEqualTo(sample.getValue());
    }

    @Test
    void everyEventHasARevisionAndAFile() {
        Set<String> stored = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("energy.flipbridge.domain")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Revision.class) && type.isRecord())
                        .map(StoredEventsTest::name)
                        .collect(Collectors.toSet());
        assertThat(SampleEvents.all().keySet()).containsAll(stored);
        assertThat(stored).hasSize(67);
    }

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList().stream();
        }
    }

    /** also those of revisions that nobody writes any more: a changed form without an upcaster shows here */
    @ParameterizedTest
    @MethodSource("forms")
    void everyFormThatWasEverStoredIsRead(Path form) throws IOException {
        String[] name = form.getFileName().toString().replace(".json", "").split("-", 3);
        var stored = new GenericDomainEventEntry<>(
                "type",
                "stream",
                0,
                "id",
                Instant.EPOCH.toString(),
                classOf(name[0]),
                name[1],
                Files.readString(form),
                "{}");
        assertThat(EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(0), stored)),
                        serializer,
                        StoredForm.upcasters()))
                .allSatisfy(event ->
                        assertThat(event.getPayloadType().getSimpleName()).isEqualTo(name[0]));
    }

    private static String classOf(String simpleName) {
        return SampleEvents.all().values().stream()
                .map(Object::getClass)
                .filter(type -> type.getSimpleName().equals(simpleName))
                .findFirst()
                .orElseThrow()
                .getName();
    }

    private static String name(JavaClass type) {
        return type.getSimpleName() + "-"
                + type.getAnnotationOfType(Revision.class).value();
    }
}
