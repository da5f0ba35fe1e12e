package energy.flipbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskingTest {

    private final Masking masking = new Masking();

    private String mask(String line) {
        masking.learn(line);
        return masking.mask(line);
    }

    @Test
    void who_somebody_is_and_what_identifies_a_device_is_replaced_and_the_same_by_the_same() {
        String masked = mask("""
                {"source":"/Device/AC-7781","subject":"AC-7781","actor":"homeowner:5f0e-1","data":{"thing":"AC-7781",\
                "owner":"homeowner:5f0e-1","certificateId":"0a1b","nonce":"n\\"1"}}""");

        assertThat(masked).isEqualTo("""
                {"source":"/Device/battery-1","subject":"battery-1","actor":"homeowner:homeowner-1",\
                "data":{"thing":"battery-1","owner":"homeowner:homeowner-1","certificateId":"certificate-1",\
                "nonce":"nonce-1"}}""");
        assertThat(mask("""
                {"subject":"AC-7781","actor":"support:grace.h","data":{"deviceId":"device::AC-7781",\
                "siteId":"site-for-device::AC-7781","thing":"AC-778","owner":"homeowner:5f0e-2"}}""")).isEqualTo("""
                {"subject":"battery-1","actor":"support:staff-1","data":{"deviceId":"device::battery-1",\
                "siteId":"site-for-device::battery-1","thing":"battery-2","owner":"homeowner:homeowner-2"}}""");
    }

    @Test
    void a_name_that_looks_like_a_mask_is_told_apart() {
        String masked = mask("{\"subject\":\"garage\",\"data\":{\"thing\":\"garage\",\"others\":[\"battery-1\"]}}");

        assertThat(masked).contains("\"subject\":\"battery-1\"");
        assertThat(mask("{\"subject\":\"battery-1\",\"data\":{\"home\":\"garage\"}}"))
                .isEqualTo("{\"subject\":\"battery-2\",\"data\":{\"home\":\"battery-1\"}}");
    }

    @Test
    void a_name_is_replaced_in_a_source_as_well_and_before_the_line_that_tells_it(@TempDir Path temp)
            throws IOException {
        Path exported = Files.writeString(temp.resolve("a"), """
                {"source":"/Home/home%2Fsite-for-device%3A%3Aporch%3A1","subject":"garage"}
                {"source":"/Device/porch%3A1","subject":"garage","data":{"thing":"porch:1","site":"site::porch:1"}}
                """);

        masking.mask(exported, temp.resolve("b"));

        assertThat(Files.readString(temp.resolve("b"))).isEqualTo("""
                {"source":"/Home/home%2Fsite-for-device%3A%3Abattery-1","subject":"battery-2"}
                {"source":"/Device/battery-1","subject":"battery-2","data":{"thing":"battery-1","site":"site::battery-1"}}
                """);
    }

    @Test
    void commands_and_webhooks_keep_their_ids() {
        String line =
                "{\"id\":\"e1\",\"causationid\":\"msg_1\",\"data\":{\"commandId\":\"c0ffee00\",\"stamp\":\"2026\"}}";

        assertThat(mask(line)).isEqualTo(line);
    }

    @Test
    void a_file_is_masked_line_by_line(@TempDir Path temp) throws IOException {
        Path exported = Files.writeString(temp.resolve("a"), "{\"subject\":\"x\"}\n{\"subject\":\"y\"}\n");

        Masking.main(new String[] {exported.toString(), temp.resolve("b").toString()});

        assertThat(Files.readString(temp.resolve("b")))
                .isEqualTo("{\"subject\":\"battery-1\"}\n{\"subject\":\"battery-2\"}\n");
    }
}
