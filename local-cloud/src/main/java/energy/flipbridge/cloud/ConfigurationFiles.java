package energy.flipbridge.cloud;

import energy.flipbridge.cloud.files.PrivateFiles;
import energy.flipbridge.cloud.postgres.PostgresServer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The files that tell other programs where this cloud is, with the secrets that they need; for their owner only. */
final class ConfigurationFiles {
    static final String DEVICE_POLICY = "flipbridge-device-policy";

    private ConfigurationFiles() {}

    static void write(Addresses addresses, Secrets secrets) throws IOException {
        PrivateFiles.write(
                addresses.awsConfig(),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(outputs(addresses, secrets))
                        + "\n");
        PrivateFiles.write(
                addresses.gatewayProperties(),
                gateway(addresses, secrets).entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue() + "\n")
                        .collect(Collectors.joining("# Written by local-cloud at every start.\n", "", "")));
    }

    /** In the form of {@code terraform output -json}, with the names that terraform gives. */
    private static Map<String, Object> outputs(Addresses addresses, Secrets secrets) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("aws_region", addresses.region());
        values.put("iot_endpoint", addresses.mqttEndpoint());
        values.put("sqs_queue_url", addresses.telemetryQueueUrl());
        values.put("webhook_queue_url", addresses.webhookQueueUrl());
        values.put("webhook_url", addresses.webhookUrl());
        values.put("device_policy_name", DEVICE_POLICY);
        values.put(
                "device_provisioning_access_key",
                Map.of(
                        "access_key_id", secrets.provisioning().id(),
                        "secret_key", secrets.provisioning().secret()));
        values.put("web_server_user_access_key", secrets.webServer().id());
        values.put("web_server_user_secret_key", secrets.webServer().secret());
        values.put("web_server_shared_secret", Map.of("result", secrets.sharedSecret()));
        values.put("iot_endpoint_url", addresses.iotUrl());
        values.put("iot_data_endpoint_url", addresses.iotUrl());
        values.put("sqs_endpoint_url", addresses.sqsUrl());
        values.put("root_ca_path", addresses.rootCa().toString());
        values.put("flip_api_url", addresses.flipUrl());
        values.put("flip_api_key", secrets.flipApiKey());
        values.put("flip_webhook_signing_key", secrets.flipSigningKey());
        values.put("flip_control_url", addresses.flipUrl() + "/control");
        values.replaceAll((name, value) -> Map.of("value", value));
        return values;
    }

    private static Map<String, Object> gateway(Addresses addresses, Secrets secrets) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("flipbridge.aws.region", addresses.region());
        properties.put("flipbridge.aws.access-key-id", secrets.webServer().id());
        properties.put("flipbridge.aws.secret-access-key", secrets.webServer().secret());
        properties.put("flipbridge.aws.iot-endpoint-url", addresses.iotUrl());
        properties.put("flipbridge.aws.iot-data-endpoint-url", addresses.iotUrl());
        properties.put("flipbridge.aws.sqs-endpoint-url", addresses.sqsUrl());
        properties.put("flipbridge.telemetry.queue-url", addresses.telemetryQueueUrl());
        properties.put("flipbridge.webhook.queue-url", addresses.webhookQueueUrl());
        properties.put("flipbridge.flip.api-url", addresses.flipUrl());
        properties.put("flipbridge.flip.api-key", secrets.flipApiKey());
        properties.put("flipbridge.webhook.signing-keys", secrets.flipSigningKey());
        properties.put("flipbridge.webhook.shared-secret", secrets.sharedSecret());
        properties.put("flipbridge.event-store.jdbc-url", addresses.jdbcUrl());
        properties.put("flipbridge.event-store.username", PostgresServer.NAME);
        properties.put("flipbridge.event-store.password", secrets.postgresPassword());
        properties.put("flipbridge.views.mongodb-uri", addresses.mongoUri());
        properties.put("flipbridge.mail.host", "localhost");
        properties.put("flipbridge.mail.port", addresses.smtpPort());
        properties.put("flipbridge.mail.starttls", false);
        properties.put("flipbridge.mail.from", "Flipbridge <no-reply@flipbridge.example>");
        properties.put("flipbridge.staff.emails", "support=support@flipbridge.example");
        return properties;
    }
}
