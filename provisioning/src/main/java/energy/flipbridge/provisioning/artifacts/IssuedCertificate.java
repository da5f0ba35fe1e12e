package energy.flipbridge.provisioning.artifacts;

/** A certificate as AWS IoT returned it. */
public record IssuedCertificate(String arn, String pem) {}
