package energy.flipbridge.cloud.postgres;

import energy.flipbridge.cloud.files.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL with its data kept, {@code fsync} and {@code synchronous_commit} on, and passwords for everyone. */
public final class PostgresServer implements AutoCloseable {
    /** The name of the database and of its owner. */
    public static final String NAME = "flipbridge";

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static PostgresServer start(Path folder, int port, String superuserPassword, String password)
            throws IOException {
        Path data = folder.resolve("data").toAbsolutePath();
        Path complete = folder.resolve("complete");
        if (!Files.exists(complete)) {
            // A first start that was cut short leaves a data folder that cannot be used.
            Folders.delete(data);
        }
        Files.createDirectories(folder);
        Path passwordFile = folder.resolve("initial-password");
        PrivateFiles.write(passwordFile, superuserPassword);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toAbsolutePath().toString())
                .setConnectConfig("password", superuserPassword)
                .start();
        Files.delete(passwordFile);
        PostgresServer server = new PostgresServer(postgres);
        try {
            server.prepare(password);
            PrivateFiles.write(complete, "");
        } catch (SQLException e) {
            server.close();
            throw new IOException("The database " + NAME + " could not be made", e);
        }
        return server;
    }

    /** Stops the server that a killed local-cloud left behind on this folder, if there is one. */
    public static void stopLeftover(Path folder) throws IOException {
        LeftoverPostmaster.stop(folder.resolve("data"));
    }

    private void prepare(String password) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            String role = "ROLE " + NAME + " LOGIN PASSWORD '" + password.replace("'", "''") + "'";
            statement.execute((exists(connection, "pg_roles", "rolname") ? "ALTER " : "CREATE ") + role);
            if (!exists(connection, "pg_database", "datname")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean exists(Connection connection, String catalog, String column) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM " + catalog + " WHERE " + column + " = ?")) {
            query.setString(1, NAME);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + NAME;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
