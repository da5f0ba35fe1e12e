package energy.flipbridge.provisioning.fleet;

import energy.flipbridge.provisioning.ProvisioningException;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import energy.flipbridge.provisioning.artifacts.ThingName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * A list of batteries: one thing name a line, or comma separated values under the header
 * {@code thing[,manufacturer,product,serial,capacity_wh,charge_w,discharge_w]} in any order; {@code power_w} stands for
 * both ratings. Empty lines and lines that begin with
 * {@code #} do not count. The whole file is checked before anything is done with it.
 */
public final class FleetFile {
    private static final int ERRORS_SHOWN = 20;
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .enable(CsvReadFeature.TRIM_SPACES)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .enable(CsvReadFeature.ALLOW_COMMENTS)
            .build();

    private final Path file;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private FleetFile(Path file) {
        this.file = file;
    }

    /** @throws ProvisioningException naming every line that is wrong, or why the file cannot be read */
    public static List<FleetEntry> read(Path file) {
        return new FleetFile(file).entries();
    }

    private List<FleetEntry> entries() {
        List<FleetEntry> entries = new ArrayList<>();
        List<String> header = List.of("thing");
        try (MappingIterator<String[]> rows =
                CSV.readerFor(String[].class).readValues(Files.readString(file).replaceFirst("^\uFEFF", ""))) {
            for (boolean first = true; rows.hasNextValue(); first = false) {
                List<String> cells = List.of(rows.nextValue());
                if (first && cells.contains("thing")) {
                    header = cells;
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    entry(header, cells, rows.currentLocation().getLineNr()).ifPresent(entries::add);
                }
            }
        } catch (NoSuchFileException e) {
            throw new ProvisioningException("There is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new ProvisioningException(file + " is not UTF-8 text", e);
        } catch (JacksonException e) {
            throw new ProvisioningException(file + " is not comma separated text: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ProvisioningException(file + " cannot be read: " + e.getMessage(), e);
        }
        return checked(entries);
    }

    private List<FleetEntry> checked(List<FleetEntry> entries) {
        if (!errors.isEmpty()) {
            String more = errors.size() > ERRORS_SHOWN ? "\n  and " + (errors.size() - ERRORS_SHOWN) + " more" : "";
            throw new ProvisioningException(file + " has mistakes, so nothing was done:\n  "
                    + String.join("\n  ", errors.subList(0, Math.min(ERRORS_SHOWN, errors.size()))) + more);
        }
        if (entries.isEmpty()) {
            throw new ProvisioningException(file + " names no battery");
        }
        return entries;
    }

    private Optional<FleetEntry> entry(List<String> header, List<String> cells, int line) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(header.get(i), cells.get(i));
            }
        }
        try {
            if (cells.size() > header.size()) {
                throw new ProvisioningException(cells.size() + " values, but the header names " + header.size());
            }
            ThingName thing = new ThingName(row.getOrDefault("thing", ""));
            Integer before = seen.putIfAbsent(thing.value(), line);
            if (before != null) {
                throw new ProvisioningException(thing + " is there twice");
            }
            return Optional.of(new FleetEntry(thing, nameplate(row)));
        } catch (ProvisioningException e) {
            errors.add("line " + line + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Nameplate nameplate(Map<String, String> row) {
        return new Nameplate(
                Optional.ofNullable(row.get("manufacturer")),
                Optional.ofNullable(row.get("product")),
                Optional.ofNullable(row.get("serial")),
                positive(row, "capacity_wh"),
                positive(row, "charge_w").or(() -> positive(row, "power_w")),
                positive(row, "discharge_w").or(() -> positive(row, "power_w")));
    }

    private static Optional<Long> positive(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).map(text -> {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw new ProvisioningException(column + " is a whole number above 0, not \"" + text + "\"");
            }
            return Long.valueOf(text);
        });
    }
}
