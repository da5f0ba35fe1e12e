package energy.flipbridge.cloud.iot.policy;

import java.util.Collection;
import java.util.List;

/** An AWS IoT policy document, parsed. */
public record PolicyDocument(List<Statement> statements) {

    /**
     * Reads a document in the policy grammar of AWS IoT.
     *
     * @throws MalformedPolicy when the document is not JSON, lacks a part, or uses one that is not evaluated here
     */
    public static PolicyDocument parse(String json) {
        return PolicyParser.parse(json);
    }

    /** The decision over several documents: denied unless a statement allows it and none denies it. */
    public static boolean allows(
            Collection<PolicyDocument> documents, Action action, String resourceArn, Connection connection) {
        List<Effect> effects = documents.stream()
                .flatMap(document -> document.statements.stream())
                .filter(statement -> statement.appliesTo(action, resourceArn, connection))
                .map(Statement::effect)
                .toList();
        return effects.contains(Effect.ALLOW) && !effects.contains(Effect.DENY);
    }
}
