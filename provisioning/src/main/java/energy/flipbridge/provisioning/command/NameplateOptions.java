package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.artifacts.Nameplate;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is known of the battery itself; its owner need not type it then. */
final class NameplateOptions {

    @Option(names = "--manufacturer", paramLabel = "NAME", description = "Who made the battery; kept with the thing.")
    private Optional<String> manufacturer = Optional.empty();

    @Option(names = "--product", paramLabel = "NAME", description = "Its model.")
    private Optional<String> product = Optional.empty();

    @Option(names = "--serial", paramLabel = "NUMBER", description = "Its serial number.")
    private Optional<String> serial = Optional.empty();

    @Option(names = "--capacity-wh", paramLabel = "WH", converter = Positive.class, description = "What it stores.")
    private Optional<Long> capacityWh = Optional.empty();

    @Option(
            names = "--charge-w",
            paramLabel = "W",
            converter = Positive.class,
            description = "Its rating for charging.")
    private Optional<Long> chargeW = Optional.empty();

    @Option(
            names = "--discharge-w",
            paramLabel = "W",
            converter = Positive.class,
            description = "Its rating for discharging.")
    private Optional<Long> dischargeW = Optional.empty();

    Nameplate read() {
        return new Nameplate(manufacturer, product, serial, capacityWh, chargeW, dischargeW);
    }

    static final class Positive implements ITypeConverter<Long> {

        @Override
        public Long convert(String value) {
            if (!value.matches("[1-9][0-9]{0,8}")) {
                throw new TypeConversionException("'" + value + "' is not a whole number above 0");
            }
            return Long.valueOf(value);
        }
    }
}
