package energy.flipbridge.cloud.flip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Calls the sandbox over HTTP as an integrator and as a test's Flip. */
final class FlipDriver {
    static final String API_KEY = "fl_test_key";
    static final String SIGNING_KEY = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    FlipDriver(int port) {
        base = "http://localhost:" + port;
    }

    record Answer(int status, JsonNode json, HttpResponse<String> response) {
        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    static String site(String thing) {
        return "site-for-device::" + thing;
    }

    static String device(String thing) {
        return "device::" + thing;
    }

    Answer asClient(String method, String path, String body) {
        return call(method, path, body, API_KEY);
    }

    Answer asSite(String thing, String method, String path, String body) {
        String site = encoded(site(thing));
        return call(method, "/v1/site/" + site + path, body, token(thing));
    }

    Answer control(String method, String path, String body) {
        return call(method, "/control" + path, body, "");
    }

    Answer commission(String thing, String zip) {
        return asClient("POST", "/v1/commission", commissionBody(thing, zip));
    }

    String token(String thing) {
        return asClient("POST", "/v1/auth/site/" + encoded(site(thing)), "").text("/site_access_token");
    }

    String dispatch(String thing, String more) {
        return control("POST", "/dispatch", "{\"thing\":\"" + thing + "\",\"mode\":\"DISCHARGE\"," + more + "}")
                .text("/command_id");
    }

    JsonNode command(String id) {
        return control("GET", "/commands/" + id, "").json();
    }

    String deviceStatus(String id) {
        return command(id).at("/command/device_status").asString("");
    }

    Answer report(String id, String status) {
        return asClient("PATCH", "/v1/command/" + id, "{\"device_status\":\"" + status + "\"}");
    }

    Answer call(String method, String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json")
                            && !response.body().contains("}\n{");
            return new Answer(
                    response.statusCode(),
                    json && !response.body().isEmpty()
                            ? Json.MAPPER.readTree(response.body())
                            : MissingNode.getInstance(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String commissionBody(String thing, String zip) {
        return """
                {"site":{"id":"site-for-device::%s","first_name":"Ada","last_name":"Byron","email":"ada@example.org",
                 "state_code":"CA","city":"Oakland","zip_code":"%s","street_address":"9 Grand Ave",
                 "street_address2":"","service_account_id":"SA-4411"},
                 "devices":[{"id":"device::%s","manufacturer_name":"Acme","product_name":"Cell 10",
                 "serial_number":"AC-0001","type":"BATTERY","attributes":{"battery_capacity_wh":13500,
                 "battery_power_input_w":5000,"battery_power_output_w":5000},"configuration":{"reserve_percentage":20},
                 "install_date":"2026-01-05T09:00:00.000-07:00"}],"can_auto_enroll":true}
                """.formatted(thing, zip, thing);
    }

    /** A reading that Flip accepts; {@code more} adds or replaces fields (later ones win). */
    static String item(String thing, Instant time, String more) {
        return """
                {"device_id":"device::%s","start_time":"%s","duration_s":5,"last_is_online":true,
                "last_mode":"SELF_CONSUMPTION","battery_last_power_charge_w":0,"battery_last_power_discharge_w":1200,
                "battery_total_energy_charge_wh":0,"battery_total_energy_discharge_wh":1.67,
                "battery_last_stored_energy_wh":9000,"battery_last_capacity_energy_wh":13500,
                "battery_last_backup_reserve_percentage":20,"last_is_grid_online":true,"home_total_energy_wh":1.67,
                "home_last_power_w":1200,"solar_total_energy_wh":0,"solar_last_power_w":0%s}
                """.formatted(thing, Timestamps.write(time), more.isEmpty() ? "" : "," + more);
    }

    static String keyed(String thing, Instant time, String epoch, long sequence) {
        return item(thing, time, "\"oem_raw_data\":{\"epoch\":\"" + epoch + "\",\"sequence\":" + sequence + "}");
    }

    static String batch(String... items) {
        return "{\"telemetry\":[" + String.join(",", items) + "]}";
    }

    static String batch(String thing, Instant time, String epoch, int from, int to) {
        return "{\"telemetry\":["
                + IntStream.rangeClosed(from, to)
                        .mapToObj(number -> keyed(thing, time, epoch, number))
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
