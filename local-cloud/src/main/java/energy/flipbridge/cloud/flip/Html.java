package energy.flipbridge.cloud.flip;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces of HTML; everything that comes from data goes through {@link #text}. */
final class Html {
    private Html() {}

    static String text(Object value) {
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String code(Object value) {
        return "<code>" + text(value) + "</code>";
    }

    static String link(String href, Object label) {
        return "<a href=\"" + text(href) + "\">" + text(label) + "</a>";
    }

    /** A status as a word with a colour; the word alone says all. */
    static String badge(String status, String detail) {
        String tone = switch (status) {
            case "OK", "ACTIVE", "DELIVERED", "COMPLETED" -> "good";
            case "PENDING", "UPCOMING", "NEEDS_ACTION" -> "waiting";
            case "FAILED", "FAILED_OFFLINE", "FAILED_FAULT", "GIVEN_UP", "REJECTED" -> "bad";
            default -> "quiet";
        };
        String words = status.replace('_', ' ').toLowerCase(Locale.ROOT);
        String more = detail.isEmpty() ? "" : " <small>" + text(detail) + "</small>";
        return "<span class=\"badge " + tone + "\">" + text(words) + "</span>" + more;
    }

    /** A section with a table, or with {@code empty} as a sentence when there are no rows; cells are HTML. */
    static String section(String id, String title, String empty, List<String> heads, List<List<String>> rows) {
        String body = rows.isEmpty() ? "<p class=\"empty\">" + text(empty) + "</p>" : table(title, heads, rows);
        return "<section aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">" + text(title) + "</h2>" + body
                + "</section>";
    }

    private static String table(String title, List<String> heads, List<List<String>> rows) {
        String head = cells(heads.stream().map(Html::text), "th scope=\"col\"", "th");
        String body = rows.stream()
                .map(row -> "<tr>" + cells(row.stream(), "td", "td") + "</tr>")
                .collect(Collectors.joining());
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + text(title)
                + "\"><table><thead><tr>" + head + "</tr></thead><tbody>" + body + "</tbody></table></div>";
    }

    private static String cells(Stream<String> contents, String open, String close) {
        return contents.map(content -> "<" + open + ">" + content + "</" + close + ">")
                .collect(Collectors.joining());
    }
}
