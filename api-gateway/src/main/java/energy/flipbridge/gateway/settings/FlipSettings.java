package energy.flipbridge.gateway.settings;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param apiKey Flip's client token
 * @param failureVocabulary how failures are named to Flip
 * @param timeout the longest that a call may take, from connecting to the last byte
 */
@ConfigurationProperties("flipbridge.flip")
public record FlipSettings(
        URI apiUrl,
        Secret apiKey,
        @DefaultValue("OFFLINE_FAULT") FailureVocabulary failureVocabulary,
        @DefaultValue("20s") Duration timeout) {

    /** Flip's failure values changed with the second generation of its API. */
    public enum FailureVocabulary {
        /** {@code FAILED_OFFLINE} and {@code FAILED_FAULT} */
        OFFLINE_FAULT,
        /** {@code FAILED} alone */
        FAILED
    }
}
