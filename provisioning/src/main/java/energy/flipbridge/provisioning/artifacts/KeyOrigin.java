package energy.flipbridge.provisioning.artifacts;

/** Where a device's key pair is made. */
public enum KeyOrigin {
    /** An EC P-256 key made here; only a signing request is sent. */
    LOCAL,
    /** An RSA 2048 key made by AWS and sent back once, as the prototype did. */
    AWS
}
