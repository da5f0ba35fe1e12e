package energy.flipbridge.cloud.iot.registry;

import java.time.InstantSource;

/** The parts of the registry over one store. */
public record Registry(Things things, Certificates certificates, Attachments attachments, Policies policies) {

    public static Registry over(IotStore store, InstantSource clock) {
        Certificates certificates = new Certificates(store, clock);
        return new Registry(
                new Things(store),
                certificates,
                new Attachments(store, certificates),
                new Policies(store, certificates));
    }
}
