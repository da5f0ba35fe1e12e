package energy.flipbridge.provisioning;

/** The steps of giving a device an identity, in their order; each is done completely or not at all. */
public enum Step {
    THING("thing"),
    KEY("key"),
    CERTIFICATE("certificate"),
    SAVED("saved"),
    ATTACHED("attached"),
    ACTIVATED("activated"),
    INSTALLED("installed"),
    WAITING("waiting"),
    DEACTIVATED("deactivated"),
    REVOKED("revoked"),
    NOTE("note");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
