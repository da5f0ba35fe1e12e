package energy.flipbridge.cloud.flip;

/** A refusal that is answered with its status; the message says what to do. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    ApiException(int status, String error, String message) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
    }

    static ApiException notFound(String what, String id) {
        String shown = id.length() > 100 ? id.substring(0, 100) + "..." : id;
        return new ApiException(404, "not_found", "There is no " + what + " " + shown);
    }

    static ApiException conflict(String message) {
        return new ApiException(409, "conflict", message);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String text() {
        String message = getMessage();
        return message == null ? error : message;
    }
}
