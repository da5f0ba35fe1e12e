package energy.flipbridge.domain.home;

/** Why Flip did not do what it was asked for; asking for the same again would change nothing. */
public enum Refusal {
    /** it does not accept some of the fields */
    FIELDS,
    /** it has something else under the same ids */
    CONFLICT,
    /** the details were erased before Flip had them; they must be given anew */
    DETAILS_LOST,
    /** for a reason of its own */
    REFUSED
}
