package energy.flipbridge.replay;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a fixture for the repository of an exported history: who the homeowners and the staff are, how the things are
 * named, and what identifies a certificate, a link or a battery's serial number is replaced. The same value is always
 * replaced by the same, so that all that belongs together still does. Ids of commands, events, webhooks and programmes
 * stay: without them there is no story, and they name nobody.
 */
public final class Masking {

    /** A kind of value, with the value in the group {@code value}; how a replacement is called. */
    private record Rule(String name, Pattern pattern) {

        static Rule of(String name, String pattern) {
            return new Rule(name, Pattern.compile(pattern));
        }
    }

    private static final String TEXT = "(?<value>(?:[^\"\\\\]|\\\\.)+)";

    private static final List<Rule> RULES = List.of(
            Rule.of("homeowner", "homeowner:(?<value>[A-Za-z0-9_-]+)"),
            Rule.of("staff", "support:(?<value>[^\"\\\\/]+)"),
            Rule.of("certificate", "\"certificateId\":\"" + TEXT),
            Rule.of("nonce", "\"nonce\":\"" + TEXT),
            Rule.of("request", "http:(?<value>[A-Za-z0-9_-]+)"),
            Rule.of("serial", "\"serial(?:Number|_number)?\":\"" + TEXT));

    private static final Pattern NAMED = Pattern.compile("\"(?:subject|thing)\":\"" + TEXT);

    private final Map<String, String> masks = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> things =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** {@code Masking <exported.jsonl> <fixture.jsonl>} */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Usage: Masking <exported.jsonl> <fixture.jsonl>");
            System.exit(2);
        }
        new Masking().mask(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println("Look through " + arguments[1] + " before you commit it.");
    }

    /**
     * Line by line, twice, so that a file may be larger than the memory.
     *
     * @throws IOException when a file cannot be read or written
     */
    public void mask(Path exported, Path fixture) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(exported)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                learn(line);
            }
        }
        try (BufferedReader in = Files.newBufferedReader(exported);
                BufferedWriter out = Files.newBufferedWriter(fixture)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(mask(line));
                out.write('\n');
            }
        }
    }

    /** Remembers how the things are called, before the first line is masked that may hold their names in other words. */
    void learn(String line) {
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            things.add(named.group("value"));
        }
    }

    String mask(String line) {
        String masked = line;
        for (Rule rule : RULES) {
            masked = replaced(masked, rule);
        }
        return withoutNames(masked);
    }

    private String replaced(String line, Rule rule) {
        StringBuilder masked = new StringBuilder();
        Matcher found = rule.pattern().matcher(line);
        while (found.find()) {
            String before = line.substring(found.start(), found.start("value"));
            found.appendReplacement(
                    masked, Matcher.quoteReplacement(before + maskOf(rule.name(), found.group("value"))));
        }
        return found.appendTail(masked).toString();
    }

    /** A thing's name stands in the ids of its device and its home at Flip, too, and in a source as URLs have it. */
    private String withoutNames(String line) {
        if (things.isEmpty()) {
            return line;
        }
        String anyThing = things.stream()
                .flatMap(thing -> Stream.of(thing, URLEncoder.encode(thing, StandardCharsets.UTF_8)))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-F]{2}))(?:" + anyThing + ")(?![A-Za-z0-9_-])")
                .matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(
                        maskOf("battery", URLDecoder.decode(found.group(), StandardCharsets.UTF_8))));
    }

    private String maskOf(String kind, String value) {
        return masks.computeIfAbsent(kind + " " + value, _ -> kind + "-" + counts.merge(kind, 1, Integer::sum));
    }
}
