package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeTest extends SandboxTest {
    @Nested
    class Commissioning {
        @ParameterizedTest
        @CsvSource({"88800,2", "88801,3", "88802,2", "94601,0"})
        void finds_the_programmes_of_the_zip(String zip, int programmes) {
            FlipDriver.Answer answer = flip.commission("a", zip);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("programs")).hasSize(programmes);
            assertThat(answer.json().has("enrollment")).isTrue();
        }

        @Test
        void enrolls_by_itself_where_the_programme_does() {
            FlipDriver.Answer answer = flip.commission("a", "88802");

            assertThat(answer.text("/enrollment/status")).isEqualTo("PENDING");
            assertThat(answer.text("/enrollment/enroll_method")).isEqualTo("AUTO_ENROLL");
            awaitWebhooks("enrollment.created", 1);
        }

        @Test
        void refuses_a_site_or_a_device_twice() {
            flip.commission("a", "88801");

            assertThat(flip.commission("a", "88801").status()).isEqualTo(409);
            String sameDevice = FlipDriver.commissionBody("a", "88801").replace("site-for-device::a", "other");
            assertThat(flip.asClient("POST", "/v1/commission", sameDevice).status())
                    .isEqualTo(409);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"CA\"|\"XX\"|state_code",
                    "ada@example.org|ada.example.org|email",
                    "88801|888|zip_code",
                    "\"reserve_percentage\":20|\"reserve_percentage\":120|reserve_percentage",
                    "\"reserve_percentage\":20|\"reserve_percentage\":-1|reserve_percentage",
                    "\"serial_number\":\"AC-0001\",|''|serial_number",
                    "\"BATTERY\"|\"TOASTER\"|type",
                    "2026-01-05T09:00:00.000-07:00|yesterday|install_date",
                    "13500|\"much\"|battery_capacity_wh",
                    "device::a|''|id"
                })
        void names_what_is_wrong_in_fastapi_form(String good, String bad, String field) {
            String body = FlipDriver.commissionBody("a", "88801").replace(good, bad);
            assertThat(body).isNotEqualTo(FlipDriver.commissionBody("a", "88801"));

            FlipDriver.Answer answer = flip.asClient("POST", "/v1/commission", body);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("/detail/0/loc/0")).isEqualTo("body");
            assertThat(answer.json().at("/detail/0/loc").valueStream().map(step -> step.asString()))
                    .endsWith(field);
            assertThat(answer.text("/detail/0/msg")).isNotEmpty();
            assertThat(answer.text("/detail/0/type")).isNotEmpty();
        }

        @ParameterizedTest
        @CsvSource({"{", "'[]'", "'{}'", "null", "'{\"site\":5,\"devices\":{}}'"})
        void refuses_malformed_bodies(String body) {
            assertThat(flip.asClient("POST", "/v1/commission", body).status()).isEqualTo(422);
        }

        @Test
        void refuses_oversized_bodies() {
            assertThat(flip.asClient("POST", "/v1/commission", " ".repeat(Requests.USUAL + 1))
                            .status())
                    .isEqualTo(413);
            assertThat(flip.asClient("POST", "/v1/telemetry/BATTERY", " ".repeat(Requests.LARGE + 2))
                            .status())
                    .isEqualTo(413);
        }
    }

    @Nested
    class Changing {
        @Test
        void a_site_keeps_what_the_change_leaves_out() {
            flip.commission("a", "88801");

            FlipDriver.Answer answer =
                    flip.asSite("a", "PATCH", "", "{\"city\":\"Berkeley\",\"street_address2\":\"\",\"unknown\":1}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/city")).isEqualTo("Berkeley");
            assertThat(answer.text("/first_name")).isEqualTo("Ada");
            assertThat(flip.asSite("a", "GET", "", "").text("/city")).isEqualTo("Berkeley");
            assertThat(flip.asSite("a", "PATCH", "", "{\"tariff_id\":\"\"}").status())
                    .isEqualTo(422);
        }

        @Test
        void devices_are_added_read_changed_and_removed() {
            flip.commission("a", "88801");
            String charger = "{\"id\":\"charger\",\"manufacturer_name\":\"Acme\",\"product_name\":\"Plug\","
                    + "\"serial_number\":\"1\",\"type\":\"EV_CHARGER\"}";
            assertThat(flip.asClient("POST", "/v1/site/site-for-device::a/devices", charger)
                            .text("/site_id"))
                    .isEqualTo("site-for-device::a");
            assertThat(flip.asClient("POST", "/v1/site/site-for-device::a/devices", charger)
                            .status())
                    .isEqualTo(409);
            assertThat(flip.asSite("a", "GET", "/devices", "").json()).hasSize(2);

            FlipDriver.Answer changed =
                    flip.asSite("a", "PATCH", "/device/device::a", "{\"configuration\":{\"reserve_percentage\":35}}");
            assertThat(changed.json().at("/configuration/reserve_percentage").asInt())
                    .isEqualTo(35);
            assertThat(changed.json().at("/attributes/battery_capacity_wh").asInt())
                    .isEqualTo(13500);
            assertThat(changed.text("/install_date")).isEqualTo("2026-01-05T16:00:00.000Z");

            assertThat(flip.asSite("a", "DELETE", "/device/charger", "").status())
                    .isEqualTo(204);
            assertThat(flip.asSite("a", "GET", "/device/charger", "").status()).isEqualTo(404);
        }

        @Test
        void sites_and_programmes_are_listed_in_pages() {
            for (String thing : new String[] {"a", "b", "c"}) {
                flip.commission(thing, "88801");
            }

            assertThat(flip.asClient("GET", "/v1/sites?skip=1&limit=1", "").text("/0/id"))
                    .isEqualTo("site-for-device::b");
            assertThat(flip.asClient("GET", "/v1/programs", "").json()).hasSize(4);
            assertThat(flip.asClient("GET", "/v1/sites?limit=x", "").status()).isEqualTo(422);
        }
    }
}
