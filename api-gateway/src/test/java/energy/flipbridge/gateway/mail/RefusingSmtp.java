package energy.flipbridge.gateway.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that refuses every recipient, in words of the test's. */
record RefusingSmtp(ServerSocket socket, String refusal, AtomicInteger refused) implements AutoCloseable {

    static RefusingSmtp start(String refusal) throws IOException {
        RefusingSmtp server = new RefusingSmtp(new ServerSocket(0), refusal, new AtomicInteger());
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    int recipients() {
        return refused.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException _) {
                // The client went, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
        say(out, "220 refusing");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            boolean isRecipient = line.toUpperCase(Locale.ROOT).startsWith("RCPT");
            if (isRecipient) {
                refused.incrementAndGet();
            }
            say(out, isRecipient ? refusal : "250 ok");
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
