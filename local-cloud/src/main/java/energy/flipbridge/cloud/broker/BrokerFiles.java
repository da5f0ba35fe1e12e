package energy.flipbridge.cloud.broker;

import energy.flipbridge.cloud.files.PrivateFiles;
import energy.flipbridge.cloud.pki.CertificateAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.HexFormat;

/** What HiveMQ wants to find before it starts: its folders, its configuration and its key stores, made anew each time. */
record BrokerFiles(Path configuration, Path data, Path extensions) {

    static BrokerFiles write(Path folder, BrokerAddress address, CertificateAuthority authority) throws IOException {
        BrokerFiles files = new BrokerFiles(
                Files.createDirectories(folder.resolve("conf")),
                Files.createDirectories(folder.resolve("data")),
                Files.createDirectories(folder.resolve("extensions")));
        String password = newPassword();
        Path keys = files.configuration.resolve("server-keys.jks").toAbsolutePath();
        Path trusted = files.configuration.resolve("trusted-roots.jks").toAbsolutePath();
        try {
            KeyPair pair = CertificateAuthority.newEcKeyPair();
            Certificate[] chain = {authority.issueServer(pair.getPublic()), authority.root()};
            KeyStore keyStore = empty();
            keyStore.setKeyEntry("server", pair.getPrivate(), password.toCharArray(), chain);
            store(keyStore, keys, password);
            KeyStore trustStore = empty();
            trustStore.setCertificateEntry("root", authority.root());
            store(trustStore, trusted, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("The broker's key stores could not be made", e);
        }
        PrivateFiles.write(
                files.configuration.resolve("config.xml"), BrokerConfiguration.xml(address, keys, trusted, password));
        return files;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    private static void store(KeyStore store, Path file, String password) throws GeneralSecurityException, IOException {
        PrivateFiles.write(file, "");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
