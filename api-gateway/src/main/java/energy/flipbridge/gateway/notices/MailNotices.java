package energy.flipbridge.gateway.notices;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.gateway.account.Account;
import energy.flipbridge.gateway.account.Accounts;
import energy.flipbridge.gateway.account.KeyedHash;
import energy.flipbridge.gateway.mail.Delivery;
import energy.flipbridge.gateway.mail.SmtpMails;
import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.notices.Notice;
import energy.flipbridge.projections.notices.Notices;
import org.springframework.stereotype.Component;

/** Tells homeowners by mail. Who a homeowner is and wants to hear of is looked up at the last moment. */
@Component
@OnRole(Role.WEB)
class MailNotices implements Notices {

    private static final String HOMEOWNER = Audit.homeowner("");

    private final Accounts accounts;
    private final SmtpMails mails;
    private final KeyedHash hash;
    private final GatewaySettings settings;

    MailNotices(Accounts accounts, SmtpMails mails, KeyedHash hash, GatewaySettings settings) {
        this.accounts = accounts;
        this.mails = mails;
        this.hash = hash;
        this.settings = settings;
    }

    @Override
    public Answer tell(Notice notice) {
        String owner = notice.owner();
        return owner.startsWith(HOMEOWNER)
                ? accounts.find(owner.substring(HOMEOWNER.length()))
                        .map(account -> tell(account, notice))
                        .orElse(new Ended(NoticeOutcome.NO_ACCOUNT))
                : new Ended(NoticeOutcome.NO_ACCOUNT);
    }

    private Answer tell(Account account, Notice notice) {
        if (!account.mails().wants(notice.kind())) {
            return new Ended(NoticeOutcome.UNWANTED);
        }
        String token = new MailsOffToken(notice.kind(), account.id()).text(hash);
        return switch (mails.deliver(NoticeMail.of(notice, account, token, settings.publicUrl()))) {
            case Delivery.Taken _ -> new Ended(NoticeOutcome.SENT);
            case Delivery.Undeliverable _ -> new Ended(NoticeOutcome.NOT_DELIVERABLE);
            case Delivery.Failed(String cause) -> new Later(cause);
        };
    }
}
