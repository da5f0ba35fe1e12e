package energy.flipbridge.cloud.iot.registry;

import java.util.Map;

/**
 * An error as AWS IoT answers it (AWS IoT API reference, the errors of each action).
 *
 * <p>{@code type} is the exception's name on the wire, {@code status} the HTTP status, {@code fields} what the body
 * holds besides the message.
 */
public final class IotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final int status;
    private final transient Map<String, String> fields;

    private IotException(String type, int status, String message, Map<String, String> fields) {
        super(message);
        this.type = type;
        this.status = status;
        this.fields = fields;
    }

    public static IotException notFound(String what, String name) {
        return new IotException("ResourceNotFoundException", 404, what + " " + name + " does not exist", Map.of());
    }

    public static IotException alreadyExists(String what, String name, String id, String arn) {
        return new IotException(
                "ResourceAlreadyExistsException",
                409,
                what + " " + name + " already exists with another configuration",
                Map.of("resourceId", id, "resourceArn", arn));
    }

    public static IotException invalid(String message) {
        return new IotException("InvalidRequestException", 400, message, Map.of());
    }

    public static IotException malformedPolicy(String message) {
        return new IotException("MalformedPolicyException", 400, message, Map.of());
    }

    public static IotException deleteConflict(String message) {
        return new IotException("DeleteConflictException", 409, message, Map.of());
    }

    public static IotException certificateState(String message) {
        return new IotException("CertificateStateException", 406, message, Map.of());
    }

    public static IotException versionConflict(String message) {
        return new IotException("VersionConflictException", 409, message, Map.of());
    }

    public static IotException versionsLimit(String message) {
        return new IotException("VersionsLimitExceededException", 409, message, Map.of());
    }

    public static IotException limit(String message) {
        return new IotException("LimitExceededException", 410, message, Map.of());
    }

    public static IotException unsupported(String method, String path) {
        return new IotException(
                "InvalidRequestException", 400, "local-cloud does not offer " + method + " " + path, Map.of());
    }

    public static IotException unsigned() {
        return new IotException(
                "MissingAuthenticationTokenException",
                403,
                "Missing Authentication Token: requests carry a signature (AWS Signature Version 4)",
                Map.of());
    }

    public static IotException tooLarge(String message) {
        return new IotException("RequestEntityTooLargeException", 413, message, Map.of());
    }

    public static IotException internal() {
        return new IotException("InternalFailureException", 500, "local-cloud failed; its log says how", Map.of());
    }

    public static IotException unavailable(String message) {
        return new IotException("ServiceUnavailableException", 503, message, Map.of());
    }

    public String type() {
        return type;
    }

    public int status() {
        return status;
    }

    public Map<String, String> fields() {
        return fields;
    }
}
