package energy.flipbridge.cloud.iot.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A pattern of a policy document: {@code *} stands for any characters, {@code ?} for one, <code>${name}</code> for a
 * policy variable, and <code>${*}</code>, <code>${?}</code>, <code>${$}</code> for the characters themselves. The value
 * of a variable is always literal, so that a client id of {@code *} widens nothing. MQTT's own wildcards mean nothing
 * here.
 */
final class Wildcards {
    private static final int ANY_CHARACTERS = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] tokens;

    private Wildcards(int[] tokens) {
        this.tokens = tokens;
    }

    /** Empty when a variable has no value: a statement that depends on it then never matches. */
    static Optional<Wildcards> compile(String pattern, Function<String, Optional<String>> variables) {
        List<Integer> tokens = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            int end = pattern.startsWith("${", at) ? pattern.indexOf('}', at) : -1;
            if (end > 0) {
                Optional<String> value = value(pattern.substring(at + 2, end), variables);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                value.get().chars().forEach(tokens::add);
                at = end + 1;
            } else {
                tokens.add(token(pattern.charAt(at++)));
            }
        }
        return Optional.of(
                new Wildcards(tokens.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static Optional<String> value(String name, Function<String, Optional<String>> variables) {
        return switch (name) {
            case "*", "?", "$" -> Optional.of(name);
            default -> variables.apply(name);
        };
    }

    private static int token(char character) {
        return switch (character) {
            case '*' -> ANY_CHARACTERS;
            case '?' -> ANY_CHARACTER;
            default -> character;
        };
    }

    /** Runs in time proportional to the lengths' product at worst: only the last {@code *} is ever tried again. */
    boolean matches(String text) {
        int token = 0;
        int at = 0;
        int star = -1;
        int retry = 0;
        while (at < text.length()) {
            if (token < tokens.length && (tokens[token] == ANY_CHARACTER || tokens[token] == text.charAt(at))) {
                token++;
                at++;
            } else if (token < tokens.length && tokens[token] == ANY_CHARACTERS) {
                star = token++;
                retry = at;
            } else if (star >= 0) {
                token = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == ANY_CHARACTERS) {
            token++;
        }
        return token == tokens.length;
    }
}
