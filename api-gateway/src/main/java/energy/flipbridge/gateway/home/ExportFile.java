package energy.flipbridge.gateway.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** The entries of an export, one after the other. */
record ExportFile(ZipOutputStream zip) {

    void json(String name, Object value) throws IOException {
        begin(name);
        zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
        end();
    }

    void begin(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    void line(Object value) throws IOException {
        zip.write(JsonMapper.shared().writeValueAsBytes(value));
        text("\n");
    }

    void text(String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    void end() throws IOException {
        zip.closeEntry();
    }
}
