package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.Provisioning;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.ThingName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A battery named by its thing name or by its folder of artifacts. */
record Target(ThingName thing, Optional<ArtifactsFolder> folder) {

    /** @throws picocli.CommandLine.TypeConversionException when it can be neither */
    static Target of(String thingOrFolder) {
        boolean folderLike = thingOrFolder.contains("/") || thingOrFolder.startsWith(".");
        ArtifactsFolder folder = new ArtifactsFolder(Path.of(thingOrFolder));
        if (folderLike || Files.exists(folder.path().resolve(ArtifactsFolder.DEVICE_INFO))) {
            return new Target(Provisioning.owner(folder), Optional.of(folder));
        }
        return new Target(new ThingName(new ThingNameConverter().convert(thingOrFolder)), Optional.empty());
    }
}
