package energy.flipbridge.cloud.iot.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** A policy with its kept versions by number; at most five, of which one is in force. */
public record Policy(String name, Map<Integer, String> documents, int defaultVersion, int lastVersion) {
    static final int MAXIMUM_VERSIONS = 5;

    static Policy first(String name, String document) {
        return new Policy(name, Map.of(1, document), 1, 1);
    }

    public String arn() {
        return Arns.policy(name);
    }

    public String document() {
        return document(defaultVersion);
    }

    public String document(int version) {
        String document = documents.get(version);
        if (document == null) {
            throw IotException.notFound("Policy version", name + " " + version);
        }
        return document;
    }

    Policy withVersion(String document, boolean setAsDefault) {
        if (documents.size() >= MAXIMUM_VERSIONS) {
            throw IotException.versionsLimit("The policy " + name + " already has " + MAXIMUM_VERSIONS + " versions");
        }
        int version = lastVersion + 1;
        Map<Integer, String> all = new LinkedHashMap<>(documents);
        all.put(version, document);
        return new Policy(name, Map.copyOf(all), setAsDefault ? version : defaultVersion, version);
    }

    Policy withDefault(int version) {
        document(version);
        return new Policy(name, documents, version, lastVersion);
    }

    Policy withoutVersion(int version) {
        document(version);
        if (version == defaultVersion) {
            throw IotException.deleteConflict("Version " + version + " of " + name + " is the default version");
        }
        Map<Integer, String> rest = new LinkedHashMap<>(documents);
        rest.remove(version);
        return new Policy(name, Map.copyOf(rest), defaultVersion, lastVersion);
    }
}
