import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerWithEtag, client } from '../../api/client';
import { accountQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { ProblemNotice } from '../../ui/Notice';

export function DeleteAccount() {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const { start, busy, problem } = useAction(async () => {
    const { body, etag } = await answerWithEtag(client.DELETE('/api/account'));
    queries.setQueryData(accountQuery.queryKey, { ...body, etag });
    await navigate({ to: '/account/deletion' });
  });
  return (
    <div className="apart stack">
      <p className="hint">{t.deletion.help}</p>
      {problem && <ProblemNotice error={problem} />}
      <div className="actions">
        <Button kind="quiet" busy={busy} onClick={() => ask(true)}>
          {t.deletion.ask}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={t.deletion.confirmTitle}
          yes={t.deletion.yes}
          no={t.deletion.no}
          danger
          onYes={() => {
            ask(false);
            start();
          }}
          onNo={() => ask(false)}
        >
          <ul>
            {t.deletion.confirmPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Confirm>
      )}
    </div>
  );
}
