package energy.flipbridge.cloud.iot.registry;

/** A policy attached to a certificate. */
record PolicyAttachment(String policyName, String certificateId) {
    String key() {
        return certificateId + "/" + policyName;
    }
}
