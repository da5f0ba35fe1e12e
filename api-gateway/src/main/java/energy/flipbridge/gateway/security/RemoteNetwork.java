package energy.flipbridge.gateway.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom a limit for strangers holds for: an IPv4 address, or the /64 network that one owner of IPv6 has. */
public final class RemoteNetwork {

    private static final int IPV6_NETWORK_BYTES = 8;

    private RemoteNetwork() {}

    public static String of(@Nullable InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return "unknown";
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
    }
}
