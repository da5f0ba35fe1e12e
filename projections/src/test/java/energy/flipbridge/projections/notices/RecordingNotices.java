package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.NoticeOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Notes what it is to tell, and answers as it is told to. */
final class RecordingNotices implements Notices {

    final List<Notice> told = new CopyOnWriteArrayList<>();
    final AtomicReference<Answer> answer = new AtomicReference<>(new Ended(NoticeOutcome.SENT));

    @Override
    public Answer tell(Notice notice) {
        told.add(notice);
        return answer.get();
    }
}
