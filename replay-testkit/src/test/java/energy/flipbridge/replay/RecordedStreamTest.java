package energy.flipbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported files, good and bad. */
class RecordedStreamTest {

    private static final String REGISTERED = """
            {"specversion":"1.0","id":"e1","source":"/Device/porch%20battery","type":"energy.flipbridge.domain.device.\
            DeviceEvent$Registered","subject":"porch battery","time":"2026-07-01T12:00:01.5Z",\
            "datacontenttype":"application/json","sequence":"0","position":"17","revision":"1","actor":"homeowner:ada",\
            "correlationid":"c","data":{"thing":"porch battery","owner":"homeowner:ada","certificateId":"0a",\
            "nonce":"n","at":"2026-07-01T12:00:00Z"}}
            """;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void an_event_is_read_as_it_was_stored() throws IOException {
        // when
        RecordedStream stream = RecordedStream.read(file(REGISTERED));

        // then
        assertThat(stream.events()).singleElement().satisfies(event -> {
            assertThat(event.getPayload())
                    .isEqualTo(new Registered(
                            "porch battery", "homeowner:ada", "0a", "n", Instant.parse("2026-07-01T12:00:00Z")));
            assertThat(event.getIdentifier()).isEqualTo("e1");
            assertThat(event.getTimestamp()).isEqualTo("2026-07-01T12:00:01.5Z");
            assertThat(event.trackingToken().position()).hasValue(17);
            assertThat(event.getMetaData())
                    .containsEntry(Audit.ACTOR, "homeowner:ada")
                    .containsEntry(Audit.CORRELATION, "c")
                    .doesNotContainKey(Audit.CAUSATION);
            assertThat(event).isInstanceOfSatisfying(DomainEventMessage.class, stored -> {
                assertThat(stored.getAggregateIdentifier()).isEqualTo("porch battery");
                assertThat(stored.getType()).isEqualTo("Device");
                assertThat(stored.getSequenceNumber()).isZero();
            });
        });
    }

    @Test
    void a_file_that_is_none_of_ours_is_refused_with_its_line_and_what_to_do() {
        assertRefused("time,event\n", "Line 1 is not a CloudEvent in JSON");
        assertRefused("", "The file holds no event");
        assertRefused(REGISTERED + "{\"specversion\":\"1.0\"}\n", "Line 2 has no position");
        assertRefused(REGISTERED.replace("\"17\"", "\"x\""), "Line 1: position is no number: x");
        assertRefused(REGISTERED.replace("/Device/porch%20battery", "garage"), "Line 1 has no source");
        assertRefused(REGISTERED + REGISTERED, "Line 2 is at position 17, not after the one before it at 17");
        assertRefused(
                REGISTERED.replace("\"sequence\":\"0\"", "\"sequence\":\"2\""),
                "Line 1 is number 2 of /Device/porch%20battery instead of 0: lines are missing");
        assertRefused(REGISTERED.replace("$Registered", "$Enchanted"), "this version knows no event");
        assertRefused(
                REGISTERED.replace("2026-07-01T12:00:00Z", "noon"),
                "of revision 1 cannot be read any more. A changed form needs an upcaster");
        assertRefused(REGISTERED.replaceAll(",\"data\".*", "}"), "Line 1 is not a CloudEvent in JSON");
    }

    private void assertRefused(String content, String message) {
        assertThatThrownBy(() -> RecordedStream.read(file(content)))
                .isInstanceOf(BrokenStream.class)
                .hasMessageContaining(message);
    }

    private URL file(String content) throws IOException {
        try {
            return Files.writeString(temp.resolve("stream.jsonl"), content)
                    .toUri()
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
