import { useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../api/client';
import type { Account, AccountChange, Language, Mails } from '../../api/contract';
import { accountQuery, sessionQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { CheckField, SelectField } from '../../ui/Field';
import { ProblemNotice } from '../../ui/Notice';

const MAILS: readonly (keyof Mails)[] = ['newEvent', 'lowReserve', 'silentBattery'];

/** Language and mails: each change is kept at once. */
export function AccountSettings({ account }: { account: Account }) {
  const { t, language, setLanguage } = useWords();
  const queries = useQueryClient();
  const { start, problem } = useAction(async (change: AccountChange) => {
    const before = queries.getQueryData(accountQuery.queryKey);
    // Shown at once, and taken back when it fails.
    queries.setQueryData(accountQuery.queryKey, { ...account, ...change, mails: { ...account.mails, ...change.mails } });
    try {
      const changed = await answer(client.PATCH('/api/account', { body: change }));
      queries.setQueryData(accountQuery.queryKey, changed);
      queries.setQueryData(sessionQuery.queryKey, (session) =>
        session?.signedIn ? { ...session, language: changed.language } : session,
      );
    } catch (failed) {
      queries.setQueryData(accountQuery.queryKey, before);
      setLanguage(account.language);
      throw failed;
    }
  });
  return (
    <>
      {problem && <ProblemNotice error={problem} />}
      <section className="card stack">
        <h2>{t.settings.language}</h2>
        <SelectField
          label={t.settings.languageHelp}
          value={language}
          onValue={(chosen) => {
            setLanguage(chosen as Language);
            start({ language: chosen as Language });
          }}
          options={[
            ['en', t.app.languages.en],
            ['es', t.app.languages.es],
          ]}
        />
      </section>
      <section className="card stack">
        <h2>{t.settings.mails}</h2>
        <p className="hint">{t.settings.mailsHelp}</p>
        {MAILS.map((mail) => (
          <CheckField
            key={mail}
            toggle
            label={t.settings[mail]}
            checked={account.mails[mail]}
            onChecked={(wanted) => start({ mails: { [mail]: wanted } })}
          />
        ))}
      </section>
    </>
  );
}
