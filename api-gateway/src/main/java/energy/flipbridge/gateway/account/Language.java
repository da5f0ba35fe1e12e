package energy.flipbridge.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** In which mails are written, and the page is shown. */
@Schema(name = "Language", enumAsRef = true)
public enum Language {
    @JsonProperty("en")
    EN,
    @JsonProperty("es")
    ES;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Language ofTag(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT));
    }
}
