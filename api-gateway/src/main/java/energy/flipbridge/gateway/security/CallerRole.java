package energy.flipbridge.gateway.security;

/** What a person may do here. */
public enum CallerRole {
    /** sees and changes the own homes and the own account */
    HOMEOWNER,
    /** sees every device and may act on it */
    SUPPORT
}
