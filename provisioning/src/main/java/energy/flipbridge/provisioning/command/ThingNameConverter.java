package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.ProvisioningException;
import energy.flipbridge.provisioning.artifacts.ThingName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Makes a wrong thing name an error of usage, before anything is done. */
public final class ThingNameConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        try {
            return new ThingName(text).value();
        } catch (ProvisioningException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
