package energy.flipbridge.cloud.iot.policy;

/** What a matching statement does. An explicit deny wins over every allow. */
public enum Effect {
    ALLOW,
    DENY
}
