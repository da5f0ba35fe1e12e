package energy.flipbridge.provisioning.aws;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says what an AWS failure means and what to do about it, in one line and without a stack trace. */
public final class AwsErrors {
    private AwsErrors() {}

    /** Empty when the failure is not one of AWS's. */
    public static Optional<String> explain(Throwable failure) {
        return switch (failure) {
            case AwsServiceException e -> Optional.of(explain(e));
            case SdkClientException e ->
                Optional.of("AWS IoT cannot be reached: " + rootMessage(e)
                        + ". Is the local cloud running (./run), or the region in the configuration right?");
            default -> Optional.empty();
        };
    }

    private static String explain(AwsServiceException e) {
        var details = e.awsErrorDetails();
        String code = details == null ? "" : details.errorCode();
        String said = details == null ? String.valueOf(e.getMessage()) : details.errorMessage();
        String advice = switch (code) {
            case "ResourceNotFoundException" ->
                "Does the device policy exist? terraform apply creates it, and so does the local cloud";
            case "UnrecognizedClientException", "InvalidSignatureException", "InvalidClientTokenId" ->
                "The device_provisioning_access_key of the configuration is not accepted; is it of this account?";
            case "AccessDeniedException", "UnauthorizedException", "ForbiddenException" ->
                "The device provisioning user may not do this; terraform apply gives it the rights it needs";
            case "ThrottlingException" -> "Run it again, slower: --rate";
            case "LimitExceededException" -> "A limit of the account is reached; ask AWS for more";
            default -> e.statusCode() < 500 ? "Nothing more was done" : "Run it again: it continues where it stopped";
        };
        return "AWS IoT refused (" + (code.isEmpty() ? "HTTP " + e.statusCode() : code) + "): " + said + ". " + advice;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
