package energy.flipbridge.provisioning.artifacts;

import energy.flipbridge.provisioning.ProvisioningException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON files in the prototype's form: indented by two blanks, {@code "name": value}. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter()
                    .withSeparators(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withRootSeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    static String write(Object value) {
        return WRITER.writeValueAsString(value) + "\n";
    }

    static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(AtomicFiles.read(file), type);
        } catch (JacksonException e) {
            throw new ProvisioningException(file + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
