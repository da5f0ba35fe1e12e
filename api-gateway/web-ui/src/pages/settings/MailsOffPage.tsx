import { useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { MailSwitches } from '../../api/contract';
import { accountQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';

/** What a token begins with says of which mails it is. */
const KINDS: Record<string, keyof MailSwitches> = {
  NEW_EVENT: 'newEvent',
  LOW_RESERVE: 'lowReserve',
  SILENT_BATTERY: 'silentBattery',
};

/** Where the link at the end of our mails leads. Only a click changes something, since mail scanners open links, too. */
export default function MailsOffPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { token = '' } = useSearch({ from: '/mails/off' });
  const [done, setDone] = useState(false);
  const kind = KINDS[token.split('.')[0] ?? ''];
  const { start, busy, problem } = useAction(async () => {
    await answer(client.POST('/api/mails/off', { params: { query: { token } } }));
    queries.removeQueries({ queryKey: accountQuery.queryKey });
    setDone(true);
  });
  const dead = kind === undefined || (problem !== undefined && !problem.passes);
  return (
    <Page
      title={done ? t.mailsOff.doneTitle : t.mailsOff.title}
      intro={kind && !dead && !done ? t.mailsOff.intro(t.mailsOff.kinds[kind]) : undefined}
      narrow
    >
      <div className="card form">
        {kind === undefined && (
          <Notice kind="warn">
            <p>{t.problems['mails-off-link-wrong']}</p>
          </Notice>
        )}
        {problem && <ProblemNotice error={problem} />}
        <div role="status">
          {done && kind && (
            <Notice kind="good">
              <p>{t.mailsOff.done(t.mailsOff.kinds[kind])}</p>
            </Notice>
          )}
        </div>
        {!dead && !done && (
          <Button busy={busy} onClick={start}>
            {t.mailsOff.button}
          </Button>
        )}
        <p className="hint">{t.mailsOff.wayBack}</p>
        <Link to="/settings" className="button secondary">
          {t.mailsOff.settings}
        </Link>
      </div>
    </Page>
  );
}
