import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { Account } from '../../api/contract';
import { accountQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { Notice, ProblemNotice } from '../../ui/Notice';

export function DeleteAccount({ state }: { state: NonNullable<Account['deletion']> }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const { start, busy, problem } = useAction(async () => {
    await answer(client.DELETE('/api/account'));
    await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
  });
  return (
    <section className="card stack">
      <h2>{t.settings.delete}</h2>
      {state === 'UNDER_WAY' ? (
        <Notice kind="info" live>
          <p>{t.settings.deleting}</p>
        </Notice>
      ) : (
        <>
          <p className="hint">{t.settings.deleteHelp}</p>
          {problem && <ProblemNotice error={problem} />}
          <div className="actions">
            <Button kind="quiet" busy={busy} onClick={() => ask(true)}>
              {t.settings.delete}
            </Button>
          </div>
        </>
      )}
      {asking && (
        <Confirm
          title={t.settings.deleteTitle}
          yes={t.settings.deleteYes}
          no={t.settings.deleteNo}
          danger
          onYes={() => {
            ask(false);
            start();
          }}
          onNo={() => ask(false)}
        >
          <p>{t.settings.deleteText}</p>
        </Confirm>
      )}
    </section>
  );
}
