package energy.flipbridge.cloud.iot.registry;

import energy.flipbridge.cloud.iot.policy.MalformedPolicy;
import energy.flipbridge.cloud.iot.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps policies with their versions, attaches them to certificates, and has their documents ready for evaluation. */
public final class Policies {
    private static final int MAXIMUM_BYTES = 2_048;
    private static final int MAXIMUM_PER_CERTIFICATE = 10;

    private final IotStore store;
    private final Certificates certificates;
    private final ConcurrentHashMap<String, PolicyDocument> parsed = new ConcurrentHashMap<>();

    public Policies(IotStore store, Certificates certificates) {
        this.store = store;
        this.certificates = certificates;
    }

    public Policy create(String name, String document) {
        Names.checkPolicy(name);
        check(document);
        return store.change(() -> {
            Optional<Policy> present = store.policies.get(name);
            if (present.isPresent()) {
                throw IotException.alreadyExists(
                        "Policy", name, name, present.get().arn());
            }
            return put(Policy.first(name, document));
        });
    }

    public Policy get(String name) {
        return store.policies.get(name).orElseThrow(() -> IotException.notFound("Policy", name));
    }

    public Page<Policy> list(Optional<String> after, int size) {
        return store.policies.page(after, size, any -> true);
    }

    public Policy createVersion(String name, String document, boolean setAsDefault) {
        check(document);
        return store.change(() -> put(get(name).withVersion(document, setAsDefault)));
    }

    public void setDefaultVersion(String name, int version) {
        store.change(() -> put(get(name).withDefault(version)));
    }

    public void deleteVersion(String name, int version) {
        store.change(() -> put(get(name).withoutVersion(version)));
    }

    public void delete(String name) {
        store.change(() -> {
            Policy policy = get(name);
            if (policy.documents().size() > 1) {
                throw IotException.deleteConflict("Delete the other versions of policy " + name + " first");
            }
            if (store.policyAttachments.all().stream()
                    .anyMatch(it -> it.policyName().equals(name))) {
                throw IotException.deleteConflict("Detach policy " + name + " from its targets first");
            }
            store.policies.remove(name);
        });
    }

    /** Makes the document the policy's default, as a new version only if it has changed. */
    public void ensure(String name, String document) {
        Optional<Policy> present = store.policies.get(name);
        if (present.isEmpty()) {
            create(name, document);
        } else if (!present.get().document().equals(document)) {
            Policy policy = present.get();
            if (policy.documents().size() >= Policy.MAXIMUM_VERSIONS) {
                policy.documents().keySet().stream()
                        .filter(version -> version != policy.defaultVersion())
                        .min(Integer::compare)
                        .ifPresent(oldest -> deleteVersion(name, oldest));
            }
            createVersion(name, document, true);
        }
    }

    /** Attaching again is no error. */
    public void attach(String name, String targetArn) {
        String certificateId = Arns.certificateId(targetArn);
        store.change(() -> {
            get(name);
            certificates.describe(certificateId);
            PolicyAttachment attachment = new PolicyAttachment(name, certificateId);
            boolean known = store.policyAttachments.get(attachment.key()).isPresent();
            if (!known
                    && store.policyAttachments.startingWith(certificateId + "/").size() >= MAXIMUM_PER_CERTIFICATE) {
                throw IotException.limit("A certificate has at most " + MAXIMUM_PER_CERTIFICATE + " policies");
            }
            store.policyAttachments.put(attachment.key(), attachment);
        });
    }

    public void detach(String name, String targetArn) {
        String certificateId = Arns.certificateId(targetArn);
        store.change(() -> {
            get(name);
            store.policyAttachments.remove(new PolicyAttachment(name, certificateId).key());
        });
    }

    public List<Policy> attachedTo(String targetArn) {
        String certificateId = Arns.certificateId(targetArn);
        certificates.describe(certificateId);
        return attached(certificateId);
    }

    public List<String> targetsOf(String name) {
        get(name);
        return store.policyAttachments.all().stream()
                .filter(it -> it.policyName().equals(name))
                .map(it -> Arns.certificate(it.certificateId()))
                .toList();
    }

    /** The documents in force for a certificate. */
    public List<PolicyDocument> documentsOf(String certificateId) {
        return attached(certificateId).stream()
                .map(Policy::document)
                .map(document -> parsed.computeIfAbsent(document, PolicyDocument::parse))
                .toList();
    }

    private List<Policy> attached(String certificateId) {
        return store.policyAttachments.startingWith(certificateId + "/").stream()
                .flatMap(it -> store.policies.get(it.policyName()).stream())
                .toList();
    }

    private Policy put(Policy policy) {
        store.policies.put(policy.name(), policy);
        return policy;
    }

    private static void check(String document) {
        String counted = document.replaceAll("\\s", "");
        if (counted.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
            throw IotException.malformedPolicy(
                    "A policy has at most " + MAXIMUM_BYTES + " characters, not counting" + " white space");
        }
        try {
            PolicyDocument.parse(document);
        } catch (MalformedPolicy e) {
            throw IotException.malformedPolicy(String.valueOf(e.getMessage()));
        }
    }
}
