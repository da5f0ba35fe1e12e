package energy.flipbridge.cli.bridge;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file for a history, whose name says of which form it is. */
record HistoryFile(Path path, String format) {

    static final class Converter implements ITypeConverter<HistoryFile> {

        @Override
        public HistoryFile convert(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            for (String format : new String[] {"jsonl", "csv"}) {
                if (lower.endsWith("." + format)) {
                    return new HistoryFile(Path.of(name), format);
                }
            }
            throw new TypeConversionException(
                    "\"" + name + "\" ends neither in .jsonl (every event, for replays) nor in"
                            + " .csv (the entries, for spreadsheets)");
        }
    }
}
