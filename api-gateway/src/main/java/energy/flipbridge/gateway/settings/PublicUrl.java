package energy.flipbridge.gateway.settings;

import java.net.URI;

/** Links into this application, for mails. */
public final class PublicUrl {

    private PublicUrl() {}

    /** @param path begins with a slash, and is encoded */
    public static String of(URI publicUrl, String path) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
