package energy.flipbridge.cloud.iot.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WildcardsPropertyTest {
    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab/*?").ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab/*?").ofMaxLength(16);
    }

    @Property(tries = 5_000)
    void matchesAsTheRegularExpressionDoes(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        assertThat(compile(pattern).matches(text))
                .isEqualTo(regularExpression(pattern).matcher(text).matches());
    }

    @Property
    void aVariableStandsForItsValueAlone(@ForAll("texts") String value, @ForAll("texts") String text) {
        Wildcards variable =
                Wildcards.compile("${v}", name -> Optional.of(value)).orElseThrow();
        assertThat(variable.matches(text)).isEqualTo(value.equals(text));
    }

    @Property
    void escapedWildcardsAreLiteral(@ForAll("texts") String text) {
        String escaped = text.replaceAll("([*?])", "\\${$1}");
        assertThat(compile(escaped).matches(text)).isTrue();
        assertThat(compile(escaped).matches(text + "a")).isFalse();
    }

    private static Wildcards compile(String pattern) {
        return Wildcards.compile(pattern, name -> Optional.empty()).orElseThrow();
    }

    private static Pattern regularExpression(String pattern) {
        return Pattern.compile(pattern.chars()
                .mapToObj(it -> switch (it) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(String.valueOf((char) it));
                })
                .collect(Collectors.joining()));
    }
}
