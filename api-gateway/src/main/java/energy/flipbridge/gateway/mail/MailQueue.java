package energy.flipbridge.gateway.mail;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.mail.MailSendException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Sends mails in the background, so that nobody who asks for one waits for the mail server or learns from the time it
 * takes. The queue is bounded and lives in memory: a sign-in mail holds secrets that are stored nowhere, and one that is
 * lost is asked for again. A stopping node sends what it holds.
 */
@Component
@OnRole(Role.WEB)
public class MailQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
    private static final int LONGEST = 500;
    private static final int AT_ONCE = 2;

    private final SmtpMails mails;
    private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    private final RetryTemplate again;

    @Autowired
    MailQueue(SmtpMails mails) {
        this(mails, Duration.ofSeconds(2), LONGEST);
    }

    MailQueue(SmtpMails mails, Duration pause, int longest) {
        this.mails = mails;
        this.again = new RetryTemplate(RetryPolicy.builder()
                .includes(MailSendException.class)
                .maxRetries(2)
                .delay(pause)
                .multiplier(3)
                .build());
        executor.setThreadNamePrefix("mail-");
        executor.setCorePoolSize(AT_ONCE);
        executor.setMaxPoolSize(AT_ONCE);
        executor.setQueueCapacity(longest);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(15);
        executor.initialize();
    }

    /** @return whether the mail was taken; not when too many wait already */
    public boolean offer(Mail mail) {
        try {
            executor.execute(() -> send(mail));
            return true;
        } catch (TaskRejectedException _) {
            LOG.error("too many mails wait for the mail server; new ones are refused");
            return false;
        }
    }

    private void send(Mail mail) {
        try {
            again.execute(() -> {
                mails.send(mail);
                return null;
            });
        } catch (RetryException e) {
            LOG.error("a mail could not be sent; the mail server said: {}", MailFailure.harmless(e.getCause()));
        }
    }

    @PreDestroy
    void close() {
        executor.shutdown();
    }
}
