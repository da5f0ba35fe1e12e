package energy.flipbridge.cloud.iot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
    private static final String ARN = "arn:aws:iot:us-west-2:000000000000:";
    private static final Connection BAT_1 = new Connection("bat-1", Optional.of("bat-1"));

    private static boolean allows(Action action, String resource, Connection connection, String... statements) {
        List<PolicyDocument> documents = Arrays.stream(statements)
                .map(it -> PolicyDocument.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + it + "]}"))
                .toList();
        return PolicyDocument.allows(documents, action, ARN + resource, connection);
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}".formatted(effect, action, resource);
    }

    @Nested
    class TheDevicePolicy {
        private final PolicyDocument policy = PolicyDocument.parse(read());

        private static String read() {
            try {
                return Files.readString(Path.of("../terraform/policies/device-policy.json"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "CONNECT,        client/bat-1,                             true",
            "CONNECT,        client/bat-2,                             false",
            "PUBLISH,        topic/devices/bat-1/telemetry,            true",
            "PUBLISH,        topic/devices/bat-1/a/b,                  true",
            "PUBLISH,        topic/devices/bat-2/telemetry,            false",
            "PUBLISH,        topic/devices/bat-11/telemetry,           false",
            "PUBLISH,        topic/devices/bat-1,                      false",
            "PUBLISH,        topic/other,                              false",
            "RETAIN_PUBLISH, topic/devices/bat-1/telemetry,            false",
            "SUBSCRIBE,      topicfilter/devices/bat-1/commands,       true",
            "SUBSCRIBE,      topicfilter/devices/bat-1/#,              true",
            "SUBSCRIBE,      topicfilter/devices/+/commands,           false",
            "SUBSCRIBE,      topicfilter/devices/bat-2/commands,       false",
            "SUBSCRIBE,      topicfilter/#,                            false",
            "SUBSCRIBE,      topicfilter/$share/g/devices/bat-1/x,     false",
            "SUBSCRIBE,      topic/devices/bat-1/commands,             false",
            "RECEIVE,        topic/devices/bat-1/commands,             true",
            "RECEIVE,        topic/devices/bat-2/commands,             false",
        })
        void keepsADeviceUnderItsOwnName(Action action, String resource, boolean allowed) {
            assertThat(PolicyDocument.allows(List.of(policy), action, ARN + resource, BAT_1))
                    .isEqualTo(allowed);
        }

        @Test
        void letsNobodyInWithoutAnAttachedThing() {
            Connection unattached = new Connection("bat-1", Optional.empty());
            assertThat(PolicyDocument.allows(List.of(policy), Action.CONNECT, ARN + "client/bat-1", unattached))
                    .isFalse();
            assertThat(PolicyDocument.allows(
                            List.of(policy), Action.PUBLISH, ARN + "topic/devices//telemetry", unattached))
                    .isFalse();
        }
    }

    @Nested
    class Evaluation {
        @Test
        void deniesByDefault() {
            assertThat(allows(Action.CONNECT, "client/bat-1", BAT_1)).isFalse();
            assertThat(allows(Action.CONNECT, "client/bat-1", BAT_1, statement("Allow", "iot:Publish", "*")))
                    .isFalse();
        }

        @Test
        void anExplicitDenyWinsWhereverItStands() {
            String allow = statement("Allow", "iot:*", "*");
            String deny = statement("Deny", "iot:Publish", "*/secret");
            assertThat(allows(Action.PUBLISH, "topic/secret", BAT_1, allow, deny))
                    .isFalse();
            assertThat(allows(Action.PUBLISH, "topic/secret", BAT_1, deny, allow))
                    .isFalse();
            assertThat(allows(Action.PUBLISH, "topic/open", BAT_1, deny, allow)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"iot:*", "*", "iot:Pub*", "iot:Publis?", "IOT:publish"})
        void actionsHaveWildcardsAndNoCase(String action) {
            assertThat(allows(Action.PUBLISH, "topic/a", BAT_1, statement("Allow", action, "*")))
                    .isTrue();
            assertThat(allows(Action.PUBLISH, "topic/a", BAT_1, statement("Allow", action + "x", "*")))
                    .isFalse();
        }

        @Test
        void aVariablesValueIsLiteral() {
            Connection star = new Connection("*", Optional.empty());
            String own = statement("Allow", "iot:Publish", ARN + "topic/${iot:ClientId}");
            assertThat(allows(Action.PUBLISH, "topic/anything", star, own)).isFalse();
            assertThat(allows(Action.PUBLISH, "topic/*", star, own)).isTrue();
        }

        @Test
        void anUnknownVariableMatchesNothing() {
            assertThat(allows(Action.PUBLISH, "topic/", BAT_1, statement("Allow", "iot:Publish", "*${iot:Nothing}")))
                    .isFalse();
        }

        @Test
        void aConditionMustHold() {
            String attached = "{\"Effect\":\"Allow\",\"Action\":[\"iot:Connect\"],\"Resource\":[\"*\"],"
                    + "\"Condition\":{\"Bool\":{\"iot:Connection.Thing.IsAttached\":[\"%s\"]}}}";
            Connection unattached = new Connection("bat-1", Optional.empty());
            assertThat(allows(Action.CONNECT, "client/bat-1", BAT_1, attached.formatted("true")))
                    .isTrue();
            assertThat(allows(Action.CONNECT, "client/bat-1", unattached, attached.formatted("true")))
                    .isFalse();
            assertThat(allows(Action.CONNECT, "client/bat-1", unattached, attached.formatted("false")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "[]",
                "{\"Statement\":[]}",
                "{\"Version\":\"2020-01-01\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[1],\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
                        + "\"Condition\":{\"StringEquals\":{\"a\":\"b\"}}}}",
            })
    void refusesWhatItCannotEvaluate(String document) {
        assertThatThrownBy(() -> PolicyDocument.parse(document)).isInstanceOf(MalformedPolicy.class);
    }
}
