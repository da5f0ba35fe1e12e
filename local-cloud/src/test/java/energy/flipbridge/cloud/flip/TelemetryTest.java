package energy.flipbridge.cloud.flip;

import static energy.flipbridge.cloud.flip.FlipDriver.batch;
import static energy.flipbridge.cloud.flip.FlipDriver.item;
import static energy.flipbridge.cloud.flip.FlipDriver.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TelemetryTest extends SandboxTest {
    @BeforeEach
    void commission() {
        flip.commission("a", "88801");
        flip.commission("b", "88801");
    }

    private FlipDriver.Answer send(String body) {
        return flip.asClient("POST", "/v1/telemetry/BATTERY", body);
    }

    private JsonNode summary() {
        return flip.control("GET", "/telemetry/summary", "").json();
    }

    @Test
    void answers_each_item_at_its_index() {
        FlipDriver.Answer answer = send(
                batch(item("a", NOON, ""), item("nobody", NOON, ""), item("b", NOON, ""), "5", "{\"device_id\":null}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().valueStream().map(one -> one.path("status").asString()))
                .containsExactly("OK", "FAILED", "OK", "FAILED", "FAILED");
        assertThat(answer.text("/0/message")).isEmpty();
        assertThat(answer.text("/1/message")).isEqualTo("device not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"battery_last_power_charge_w\":-1|battery_last_power_charge_w",
                "\"battery_last_power_discharge_w\":1e12|battery_last_power_discharge_w",
                "\"battery_last_stored_energy_wh\":1e400|battery_last_stored_energy_wh",
                "\"home_last_power_w\":\"900\"|home_last_power_w",
                "\"battery_last_backup_reserve_percentage\":101|battery_last_backup_reserve_percentage",
                "\"solar_last_power_w\":null|solar_last_power_w is missing",
                "\"last_mode\":null|last_mode is missing",
                "\"last_mode\":\"PARTY\"|last_mode must be one of",
                "\"last_is_grid_online\":1|last_is_grid_online",
                "\"last_is_online\":false|must be null",
                "\"start_time\":\"2026-07-01T12:05:01Z\"|in the future",
                "\"start_time\":\"noon\"|start_time",
                "\"start_time\":null|start_time is missing",
                "\"duration_s\":0|duration_s",
                "\"duration_s\":-5|duration_s"
            })
    void refuses_absurd_values_and_says_which(String field, String message) {
        FlipDriver.Answer answer = send(batch(item("a", NOON, field)));

        assertThat(answer.text("/0/status")).isEqualTo("FAILED");
        assertThat(answer.text("/0/message")).contains(message);
    }

    @Test
    void takes_the_older_outer_interval_and_a_blank_in_the_time() {
        String bare = item("a", NOON, "\"start_time\":null,\"duration_s\":null");
        String outer = "{\"start_time\":\"2026-07-01 11:59:00.000Z\",\"duration_s\":1,\"telemetry\":[" + bare + "]}";

        assertThat(send(outer).text("/0/status")).isEqualTo("OK");
        assertThat(send(batch(bare)).text("/0/status")).isEqualTo("FAILED");
    }

    @Test
    void takes_an_offline_device_without_values() {
        String offline = "{\"device_id\":\"device::a\",\"start_time\":\"2026-07-01T11:00:00Z\",\"duration_s\":300,"
                + "\"last_is_online\":false,\"last_mode\":null}";

        assertThat(send(batch(offline)).text("/0/status")).isEqualTo("OK");
    }

    @Test
    void refuses_more_than_1000_items_and_bodies_without_a_list() {
        assertThat(send(batch("a", NOON, "e", 1, 1_000)).json()).hasSize(1_000);
        assertThat(send(batch("a", NOON, "e", 1, 1_001)).status()).isEqualTo(422);
        assertThat(send("{}").status()).isEqualTo(422);
        assertThat(send("{\"telemetry\":5}").status()).isEqualTo(422);
        assertThat(send("{\"telemetry\":[]}").json()).isEmpty();
    }

    @Test
    void counts_keys_and_repeats_over_gaps_and_any_order_and_a_restart() {
        var numbers = IntStream.rangeClosed(1, 300).boxed().collect(Collectors.toList());
        Collections.shuffle(numbers, new Random(7));
        send("{\"telemetry\":["
                + numbers.stream().map(n -> keyed("a", NOON, "e1", n)).collect(Collectors.joining(",")) + "]}");
        send(batch("a", NOON, "e1", 295, 310));
        send(batch(keyed("a", NOON, "e1", 400), keyed("a", NOON, "e2", 1), keyed("b", NOON, "e1", 1)));
        send(batch(item("b", NOON, ""), item("b", NOON, "\"duration_s\":-1")));

        restart(config());

        JsonNode summary = summary();
        assertThat(summary.path("items").asInt()).isEqualTo(320);
        assertThat(summary.path("distinct").asInt()).isEqualTo(313);
        assertThat(summary.path("repeats").asInt()).isEqualTo(6);
        assertThat(summary.path("without_key").asInt()).isEqualTo(1);
        assertThat(summary.path("failed").asInt()).isEqualTo(1);
        assertThat(summary.at("/devices/1/device_id").asString()).isEqualTo("device::b");
        String keys = flip.control("GET", "/telemetry/keys", "").response().body();
        assertThat(keys.lines()).hasSize(313).doesNotHaveDuplicates();
        assertThat(keys.lines().findFirst()).contains("{\"device_id\":\"device::a\",\"epoch\":\"e1\",\"sequence\":1}");

        flip.control("DELETE", "/telemetry", "");
        assertThat(summary().path("items").asInt()).isZero();
        assertThat(flip.control("GET", "/telemetry/keys", "").response().body()).isEmpty();
    }

    @Test
    void shows_the_newest_items_of_a_device_with_time_and_request() {
        send(batch("a", NOON, "e", 1, 150));
        send(batch(keyed("b", NOON, "e", 1)));

        JsonNode items = flip.control("GET", "/telemetry?device_id=device::a&limit=1000", "")
                .json();
        assertThat(items).hasSize(100);
        assertThat(items.at("/0/item/oem_raw_data/sequence").asInt()).isEqualTo(150);
        assertThat(items.at("/0/received_at").asString()).isEqualTo("2026-07-01T12:00:00.000Z");
        assertThat(items.at("/0/request").asInt()).isEqualTo(1);
        JsonNode newest = flip.control("GET", "/telemetry?limit=1", "").json();
        assertThat(newest.at("/0/device_id").asString()).isEqualTo("device::b");
        assertThat(newest.at("/0/request").asInt()).isEqualTo(2);
    }

    @Test
    void refuses_single_items_on_demand() {
        flip.control("POST", "/faults", "{\"telemetry_fail_next\":2}");

        FlipDriver.Answer answer = send(batch("a", NOON, "e", 1, 3));

        assertThat(answer.json().valueStream().map(one -> one.path("status").asString()))
                .containsExactly("FAILED", "FAILED", "OK");
    }

    @Test
    void refuses_whole_batches_with_readings_of_a_device_on_demand() {
        flip.control("POST", "/faults", "{\"telemetry_refuse_next\":1,\"refuse_device\":\"device::b\"}");

        assertThat(send(batch("a", NOON, "e", 1, 3)).status()).isEqualTo(200);
        FlipDriver.Answer refused = send(batch(item("a", NOON, ""), item("b", NOON, "")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail/0/msg")).contains("device::b");
        assertThat(send(batch(item("a", NOON, ""), item("b", NOON, ""))).status())
                .isEqualTo(200);
        assertThat(summary().path("items").asInt()).isEqualTo(5);
    }

    @Test
    void cuts_the_connection_after_the_batch_was_taken() {
        flip.control("POST", "/faults", "{\"telemetry_cut_next\":1}");

        assertThatThrownBy(() -> send(batch("a", NOON, "e", 1, 3))).hasCauseInstanceOf(IOException.class);
        assertThat(send(batch("a", NOON, "e", 1, 3)).status()).isEqualTo(200);

        assertThat(summary().path("distinct").asInt()).isEqualTo(3);
        assertThat(summary().path("repeats").asInt()).isEqualTo(3);
    }

    @Test
    void keeps_up_with_a_fleet() {
        int devices = 500;
        for (int i = 0; i < devices; i++) {
            flip.commission("fleet-" + i, "88801");
        }
        int rounds = 20;
        long began = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            int number = round;
            send("{\"telemetry\":["
                    + IntStream.range(0, 1_000)
                            .mapToObj(i -> keyed("fleet-" + i % devices, NOON, "e", 2L * number + i / devices))
                            .collect(Collectors.joining(","))
                    + "]}");
        }
        double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) / 1_000.0;

        System.out.printf(Locale.ROOT, "Telemetry taken in: %.0f items/s%n", rounds * 1_000 / seconds);
        assertThat(summary().path("distinct").asInt()).isEqualTo(rounds * 1_000);
        assertThat(summary().path("repeats").asInt()).isZero();
    }
}
