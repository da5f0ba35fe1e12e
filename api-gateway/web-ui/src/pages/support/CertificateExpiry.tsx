import type { Device } from '../../api/contract';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Notice } from '../../ui/Notice';
import { Moment } from './Moment';
import { expiryWords } from './times';
import { useNow } from './useNow';

/** The day on which a certificate expires, or how near that is. */
export function CertificateExpiry({ expiresAt }: { expiresAt: string }) {
  const { f } = useWords();
  const words = expiryWords(expiresAt, useNow(60_000));
  return (
    <time dateTime={expiresAt} title={expiresAt}>
      {words ? <Badge tone={words.tone}>{words.text}</Badge> : f.date(expiresAt)}
    </time>
  );
}

/** While something is to be done about it; a battery of the past is judged by the clock of then. */
export function CertificateWarning({ device: { certificateExpiresAt, moment } }: { device: Device }) {
  const now = useNow(60_000);
  const words = certificateExpiresAt
    ? expiryWords(certificateExpiresAt, moment ? new Date(moment.at) : now)
    : undefined;
  const isOver = words?.tone === 'bad';
  return (
    words &&
    certificateExpiresAt && (
      <Notice
        kind={isOver ? 'bad' : 'warn'}
        title={isOver ? 'Its certificate has expired' : `Its certificate expires soon: ${words.text}`}
      >
        <p>
          The certificate with which it connects {isOver ? 'was' : 'is'} valid until <Moment at={certificateExpiresAt} />.
          A new one is issued with <code>./flipbridge rotate-certificate</code>.
        </p>
      </Notice>
    )
  );
}
