package energy.flipbridge.projections.notices;

/** How the notices view tells the worker of a home once a batch is in the database. */
public interface NoticeSignals {

    void changed(HomeNotices home);
}
