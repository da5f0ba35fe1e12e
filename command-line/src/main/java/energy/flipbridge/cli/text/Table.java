package energy.flipbridge.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/**
 * Aligned columns. Where the terminal is too narrow, the last column is wrapped below itself. Cells may hold picocli's
 * colour markup.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 20;

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    public Table row(String... cells) {
        return row(List.of(cells));
    }

    public Table row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines(OptionalInt terminal) {
        int last = header.size() - 1;
        int[] widths = IntStream.rangeClosed(0, last).map(this::width).toArray();
        int before = IntStream.range(0, last).map(i -> widths[i] + GAP.length()).sum();
        int room = terminal.isPresent() ? Math.max(NARROWEST, terminal.getAsInt() - before) : Integer.MAX_VALUE;
        List<String> lines = new ArrayList<>();
        if (header.stream().anyMatch(title -> !title.isEmpty())) {
            String titles = line(header, header.getLast(), widths);
            lines.add(titles.isBlank() ? titles : "@|faint " + titles + "|@");
        }
        for (List<String> row : rows) {
            List<String> wrapped = wrap(row.getLast(), room);
            lines.add(line(row, wrapped.getFirst(), widths));
            wrapped.stream().skip(1).forEach(more -> lines.add(" ".repeat(before) + more));
        }
        return lines;
    }

    private static String line(List<String> cells, String lastCell, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size() - 1; i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - length(cell))).append(GAP);
        }
        return line.append(lastCell).toString().stripTrailing();
    }

    private static List<String> wrap(String text, int room) {
        if (length(text) <= room) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private int width(int column) {
        return Math.max(
                length(header.get(column)),
                rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0));
    }

    /** Columns on the screen: markup takes none. */
    private static int length(String cell) {
        return cell.contains("@|") ? Ansi.OFF.string(cell).length() : cell.length();
    }
}
