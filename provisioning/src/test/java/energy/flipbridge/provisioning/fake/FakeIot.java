package energy.flipbridge.provisioning.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The few routes of the IoT control plane that provisioning uses, which records every call and can be cut off after any
 * of them: before it is carried out, or after it but before its answer is sent.
 */
public final class FakeIot implements AutoCloseable {
    public static final String POLICY = "flipbridge-device-policy";
    private static final String ARN = "arn:aws:iot:us-west-2:000000000000:";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** When a call is cut off. */
    public enum Cut {
        BEFORE,
        AFTER
    }

    private static final class Cert {
        final String id;
        final String pem;
        final Instant created = Instant.now();
        String status = "INACTIVE";
        final Set<String> things = new LinkedHashSet<>();
        final Set<String> policies = new LinkedHashSet<>();

        Cert(String id, String pem) {
            this.id = id;
            this.pem = pem;
        }
    }

    private final HttpServer server;
    private final KeyPair caKey;
    private final Set<String> things = new LinkedHashSet<>();
    private final Map<String, Cert> certificates = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private int cutAt = Integer.MAX_VALUE;
    private Cut cut = Cut.BEFORE;
    private boolean knowsExclusive = true;

    public FakeIot() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            caKey = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Writes an aws-config.json and a root CA for this endpoint, and returns the file. */
    public Path configIn(Path folder) {
        try {
            Files.writeString(folder.resolve("AmazonRootCA1.pem"), "-----BEGIN CERTIFICATE-----\nroot\n");
            return Files.writeString(folder.resolve("aws-config.json"), """
                    {"aws_region": {"value": "us-west-2"},
                     "device_provisioning_access_key": {"value": {"access_key_id": "AKIDTEST", "secret_key": "secret"}},
                     "device_policy_name": {"value": "%s"},
                     "iot_endpoint": {"value": "localhost"},
                     "iot_endpoint_url": {"value": "%s"},
                     "root_ca_path": {"value": "%s"}}
                    """.formatted(
                            POLICY, address(), folder.resolve("AmazonRootCA1.pem")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the n-th call on (the first is 0) every connection is cut. */
    public synchronized void cut(int call, Cut when) {
        calls.clear();
        cutAt = call;
        cut = when;
    }

    public synchronized void heal() {
        cutAt = Integer.MAX_VALUE;
    }

    public synchronized void knowsNoExclusiveAttachment() {
        knowsExclusive = false;
    }

    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Ids of the certificates of a status that are attached to a thing with the policy. */
    public synchronized List<String> certificates(String thing, String status) {
        return certificates.values().stream()
                .filter(certificate -> certificate.status.equals(status)
                        && certificate.things.contains(thing)
                        && certificate.policies.contains(POLICY))
                .map(certificate -> certificate.id)
                .toList();
    }

    public synchronized List<String> allWithStatus(String status) {
        return certificates.values().stream()
                .filter(certificate -> certificate.status.equals(status))
                .map(certificate -> certificate.id)
                .toList();
    }

    public synchronized void setStatus(String id, String status) {
        Objects.requireNonNull(certificates.get(id)).status = status;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer;
            synchronized (this) {
                int call = calls.size();
                if (call > cutAt || (call == cutAt && cut == Cut.BEFORE)) {
                    calls.add("cut");
                    return;
                }
                answer = answer(exchange, body);
                calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                if (call == cutAt) {
                    return;
                }
            }
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            if (!answer.error.isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", answer.error);
            }
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Answer(int status, String error, String body) {
        static Answer ok(Object body) {
            return new Answer(200, "", JSON.writeValueAsString(body));
        }

        static Answer notFound(String what) {
            return new Answer(404, "ResourceNotFoundException", "{\"message\":\"" + what + " does not exist\"}");
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        String method = exchange.getRequestMethod();
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 3);
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        String principal =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("x-amzn-principal"), "");
        if (path[0].equals("attached-policies")) {
            return Answer.ok(Map.of("policies", List.of(Map.of("policyName", POLICY))));
        }
        return switch (method + " " + path[0] + (path.length == 3 ? " " + path[2].split("/")[0] : "")) {
            case "POST things" -> {
                things.add(path[1]);
                yield Answer.ok(Map.of("thingName", path[1], "thingArn", ARN + "thing/" + path[1]));
            }
            case "GET things" ->
                things.contains(path[1])
                        ? Answer.ok(Map.of("thingName", path[1], "thingArn", ARN + "thing/" + path[1]))
                        : Answer.notFound("Thing " + path[1]);
            case "POST certificates" -> Answer.ok(issued(sign(csr(JSON.readTree(body)))));
            case "POST keys-and-certificate" -> keys();
            case "PUT things principals" -> {
                if (!knowsExclusive && query.contains("EXCLUSIVE")) {
                    yield new Answer(400, "InvalidRequestException", "{\"message\":\"unknown thingPrincipalType\"}");
                }
                cert(principal).things.add(path[1]);
                yield Answer.ok(Map.of());
            }
            case "DELETE things principals" -> {
                cert(principal).things.remove(path[1]);
                yield Answer.ok(Map.of());
            }
            case "GET things principals" ->
                things.contains(path[1])
                        ? Answer.ok(Map.of(
                                "principals",
                                certificates.values().stream()
                                        .filter(certificate -> certificate.things.contains(path[1]))
                                        .map(certificate -> ARN + "cert/" + certificate.id)
                                        .toList()))
                        : Answer.notFound("Thing " + path[1]);
            case "PUT target-policies" -> {
                if (!path[1].equals(POLICY)) {
                    yield Answer.notFound("Policy " + path[1]);
                }
                cert(JSON.readTree(body).path("target").asString()).policies.add(path[1]);
                yield Answer.ok(Map.of());
            }
            case "GET certificates" -> path.length == 1 ? list() : describe(path[1]);
            case "PUT certificates" -> {
                cert("/" + path[1]).status = query.replace("newStatus=", "");
                yield Answer.ok(Map.of());
            }
            default -> new Answer(400, "InvalidRequestException", "{\"message\":\"no such route\"}");
        };
    }

    private Answer list() {
        return Answer.ok(Map.of(
                "certificates",
                certificates.values().stream()
                        .map(certificate -> Map.of(
                                "certificateId",
                                certificate.id,
                                "certificateArn",
                                ARN + "cert/" + certificate.id,
                                "status",
                                certificate.status,
                                "creationDate",
                                certificate.created.toEpochMilli() / 1000.0))
                        .toList()
                        .reversed()));
    }

    private Answer describe(String id) {
        Cert certificate = certificates.get(id);
        return certificate == null
                ? Answer.notFound("Certificate " + id)
                : Answer.ok(Map.of(
                        "certificateDescription",
                        Map.of(
                                "certificateId",
                                id,
                                "certificateArn",
                                ARN + "cert/" + id,
                                "certificatePem",
                                certificate.pem,
                                "status",
                                certificate.status,
                                "validity",
                                Map.of("notBefore", 1.7e9, "notAfter", 2524607999.0),
                                "creationDate",
                                certificate.created.toEpochMilli() / 1000.0)));
    }

    private Cert cert(String arn) {
        return Objects.requireNonNull(certificates.get(arn.substring(arn.indexOf('/') + 1)), arn);
    }

    private Map<String, Object> issued(Cert certificate) {
        certificates.put(certificate.id, certificate);
        return new LinkedHashMap<>(Map.of(
                "certificateId", certificate.id,
                "certificateArn", ARN + "cert/" + certificate.id,
                "certificatePem", certificate.pem));
    }

    private Answer keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Map<String, Object> issued = issued(
                    sign(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded())));
            issued.put("keyPair", Map.of("PrivateKey", pem(pair), "PublicKey", "unused"));
            return Answer.ok(issued);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubjectPublicKeyInfo csr(JsonNode body) {
        try (PEMParser parser = new PEMParser(
                new StringReader(body.path("certificateSigningRequest").asString()))) {
            return ((PKCS10CertificationRequest) parser.readObject()).getSubjectPublicKeyInfo();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cert sign(SubjectPublicKeyInfo key) {
        try {
            X509CertificateHolder holder = new X509v3CertificateBuilder(
                            new X500Name("CN=Test CA"),
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(Instant.now()),
                            Date.from(Instant.parse("2049-12-31T23:59:59Z")),
                            X500Name.getInstance(new X500Principal("CN=AWS IoT Certificate").getEncoded()),
                            key)
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(caKey.getPrivate()));
            String id = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(holder.getEncoded()));
            return new Cert(id, pem(holder));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The PEM of a certificate for a key, signed here but known to nobody. */
    public String certificateFor(java.security.PublicKey key) {
        return sign(SubjectPublicKeyInfo.getInstance(key.getEncoded())).pem;
    }

    public static X509Certificate read(Path pem) {
        return energy.flipbridge.provisioning.artifacts.Pem.certificate(text(pem));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
