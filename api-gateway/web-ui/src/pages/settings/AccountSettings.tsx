import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerWithEtag, client } from '../../api/client';
import type { Account, AccountChange, Language, MailSwitches } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { accountQuery, sessionQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { CheckField, SelectField } from '../../ui/Field';
import { ProblemNotice } from '../../ui/Notice';

const MAILS: readonly (keyof MailSwitches)[] = ['newEvent', 'lowReserve', 'silentBattery'];

/** Language and mails: each change is shown and kept at once, and taken back when it could not be kept. */
export function AccountSettings({ account }: { account: Account }) {
  const { t } = useWords();
  return (
    <>
      <section className="card stack">
        <h2>{t.settings.language}</h2>
        <LanguageChoice account={account} />
      </section>
      <section className="card stack">
        <h2>{t.settings.mails}</h2>
        <p className="hint">{t.settings.mailsHelp}</p>
        {MAILS.map((mail) => (
          <MailSwitch key={mail} mail={mail} on={account.mails[mail]} />
        ))}
      </section>
    </>
  );
}

function LanguageChoice({ account }: { account: Account }) {
  const { t, language, setLanguage } = useWords();
  const queries = useQueryClient();
  const { start, problem } = useAction(async (chosen: Language) => {
    setLanguage(chosen);
    try {
      await keep(queries, { language: chosen });
    } catch (failed) {
      setLanguage(account.language);
      throw failed;
    }
  });
  return (
    <>
      {problem && <ProblemNotice error={problem} />}
      <SelectField
        label={t.settings.languageHelp}
        value={language}
        onValue={(chosen) => start(chosen as Language)}
        options={[
          ['en', t.app.languages.en],
          ['es', t.app.languages.es],
        ]}
      />
    </>
  );
}

function MailSwitch({ mail, on }: { mail: keyof MailSwitches; on: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [wanted, want] = useState<boolean>();
  const { start, problem } = useAction(async (checked: boolean) => {
    want(checked);
    try {
      await keep(queries, { mails: { [mail]: checked } });
    } finally {
      want(undefined);
    }
  });
  return (
    <>
      {problem && <ProblemNotice error={problem} />}
      <CheckField toggle label={t.settings[mail]} checked={wanted ?? on} onChecked={start} />
    </>
  );
}

let changes: Promise<unknown> = Promise.resolve();

/** One after another, so that each change is made to what the one before it left. */
function keep(queries: QueryClient, change: AccountChange): Promise<void> {
  const kept = changes.then(() => keepNow(queries, change));
  changes = kept.catch(() => undefined);
  return kept;
}

async function keepNow(queries: QueryClient, change: AccountChange): Promise<void> {
  const known = queries.getQueryData(accountQuery.queryKey)?.etag ?? '*';
  try {
    const { body, etag } = await answerWithEtag(
      client.PATCH('/api/account', { params: { header: { 'If-Match': known } }, body: change }),
    );
    queries.setQueryData(accountQuery.queryKey, { ...body, etag });
    queries.setQueryData(sessionQuery.queryKey, (session) =>
      session?.signedIn ? { ...session, language: body.language } : session,
    );
  } catch (failed) {
    if (failed instanceof ApiProblem && failed.status === 412) {
      await queries.fetchQuery({ ...accountQuery, staleTime: 0 });
    }
    throw failed;
  }
}
