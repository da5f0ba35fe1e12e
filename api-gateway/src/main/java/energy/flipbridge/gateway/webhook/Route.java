package energy.flipbridge.gateway.webhook;

/** The way that a webhook came by. */
enum Route {
    /** {@code POST /api/flip-webhook} of this application */
    HTTP,
    /** API Gateway and SQS, which take webhooks while no node is up */
    QUEUE
}
