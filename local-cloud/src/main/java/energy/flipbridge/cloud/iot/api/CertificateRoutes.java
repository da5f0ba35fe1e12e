package energy.flipbridge.cloud.iot.api;

import energy.flipbridge.cloud.iot.registry.Arns;
import energy.flipbridge.cloud.iot.registry.Certificate;
import energy.flipbridge.cloud.iot.registry.CertificateStatus;
import energy.flipbridge.cloud.iot.registry.Certificates;
import energy.flipbridge.cloud.iot.registry.IotException;
import energy.flipbridge.cloud.iot.registry.Page;
import energy.flipbridge.cloud.pki.CertificateAuthority;
import energy.flipbridge.cloud.pki.Pem;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** CreateKeysAndCertificate, CreateCertificateFromCsr, Describe-, Update-, DeleteCertificate, ListCertificates. */
final class CertificateRoutes {
    private final Certificates certificates;
    private final CertificateAuthority authority;

    CertificateRoutes(Certificates certificates, CertificateAuthority authority) {
        this.certificates = certificates;
        this.authority = authority;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/keys-and-certificate", this::createWithKeys);
        routes.post("/certificates", this::createFromRequest);
        routes.get("/certificates", this::list);
        routes.get("/certificates/{id}", this::describe);
        routes.put("/certificates/{id}", this::update);
        routes.delete(
                "/certificates/{id}",
                context -> certificates.delete(context.pathParam("id"), Requests.flag(context, "forceDelete")));
    }

    private void createWithKeys(Context context) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Map<String, Object> answer = issue(pair.getPublic(), Requests.flag(context, "setAsActive"));
        answer.put(
                "keyPair",
                Map.of("PublicKey", Pem.write(pair.getPublic()), "PrivateKey", Pem.write(pair.getPrivate())));
        Requests.answer(context, answer);
    }

    private void createFromRequest(Context context) {
        String request = Requests.required(Requests.body(context), "certificateSigningRequest");
        PublicKey key = signedKey(request);
        Requests.answer(context, issue(key, Requests.flag(context, "setAsActive")));
    }

    private static PublicKey signedKey(String request) {
        try {
            PublicKey key = Pem.readSigningRequest(request);
            boolean accepted = switch (key) {
                case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
                case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= 256;
                default -> false;
            };
            if (!accepted) {
                throw IotException.invalid("The key must be RSA of 2048 bits or more, or EC P-256, P-384 or P-521");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw IotException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> issue(PublicKey key, boolean active) {
        X509Certificate issued = authority.issueDevice(key);
        Certificate certificate = certificates.register(Pem.fingerprint(issued), Pem.write(issued), active);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("certificateArn", certificate.arn());
        answer.put("certificateId", certificate.id());
        answer.put("certificatePem", certificate.pem());
        return answer;
    }

    private void describe(Context context) {
        Certificate certificate = certificates.describe(context.pathParam("id"));
        Map<String, Object> description = summary(certificate);
        description.put("certificatePem", certificate.pem());
        description.put("ownedBy", Arns.ACCOUNT);
        description.put("lastModifiedDate", seconds(certificate.modifiedAt()));
        description.put("customerVersion", certificate.version());
        description.put(
                "validity",
                Map.of(
                        "notBefore", seconds(certificate.createdAt()),
                        "notAfter", seconds(CertificateAuthority.DEVICE_NOT_AFTER)));
        Requests.answer(context, Map.of("certificateDescription", description));
    }

    private void update(Context context) {
        String wanted = Requests.query(context, "newStatus").orElse("");
        CertificateStatus status = switch (wanted) {
            case "ACTIVE" -> CertificateStatus.ACTIVE;
            case "INACTIVE" -> CertificateStatus.INACTIVE;
            case "REVOKED" -> CertificateStatus.REVOKED;
            default -> throw IotException.invalid("newStatus must be ACTIVE, INACTIVE or REVOKED");
        };
        certificates.update(context.pathParam("id"), status);
    }

    private void list(Context context) {
        Page<Certificate> page =
                certificates.list(Requests.query(context, "marker"), Requests.pageSize(context, "pageSize"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "certificates",
                page.items().stream().map(CertificateRoutes::summary).toList());
        page.next().ifPresent(next -> answer.put("nextMarker", next));
        Requests.answer(context, answer);
    }

    private static Map<String, Object> summary(Certificate certificate) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("certificateArn", certificate.arn());
        summary.put("certificateId", certificate.id());
        summary.put("status", certificate.status().name());
        summary.put("certificateMode", "DEFAULT");
        summary.put("creationDate", seconds(certificate.createdAt()));
        return summary;
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
