package energy.flipbridge.gateway.account;

/** A store that keeps something personal of homeowners; with an account, what it has of it is erased. */
public interface PersonalData {

    /** Erases all of it. May be called again after it was cut off. */
    void erase(Account account);
}
