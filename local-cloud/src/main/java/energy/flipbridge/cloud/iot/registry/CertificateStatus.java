package energy.flipbridge.cloud.iot.registry;

/** The states that a certificate can be put into. Only an active one connects. */
public enum CertificateStatus {
    ACTIVE,
    INACTIVE,
    REVOKED
}
