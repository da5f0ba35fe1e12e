import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AccountDeletion } from '../../api/contract';
import { beginSession, deletionQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Loaded } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { SignOut } from '../settings/SignOut';

/** How far the deletion of the account is, until the account is no more. */
export default function DeletionPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(deletionQuery);
  const gone = query.data?.gone === true;
  useEffect(() => {
    if (gone) {
      beginSession(queries, { signedIn: false });
      void navigate({ to: '/account/deleted', replace: true });
    }
  }, [gone, queries, navigate]);
  return (
    <Page title={t.deletion.title} intro={t.deletion.intro} narrow>
      <Loaded query={query}>
        {({ gone: isGone, deletion }) =>
          deletion ? <State deletion={deletion} /> : isGone ? null : <Navigate to="/settings" replace />
        }
      </Loaded>
      <SignOut />
    </Page>
  );
}

function State({ deletion }: { deletion: AccountDeletion }) {
  const { t, f } = useWords();
  const { batteriesLeft, contactsLeft } = deletion;
  return (
    <section className="card stack" aria-live="polite">
      <h2>{t.deletion.steps}</h2>
      <Notice kind={batteriesLeft.length === 0 ? 'good' : 'info'}>
        <p>
          {batteriesLeft.length === 0 ? t.deletion.batteriesGone : t.deletion.batteriesLeft(f.list(batteriesLeft))}
        </p>
      </Notice>
      <Notice kind={contactsLeft === 0 ? 'good' : 'info'}>
        <p>{contactsLeft === 0 ? t.deletion.contactGone : t.deletion.contactLeft}</p>
      </Notice>
      <Notice kind="info">
        <p>{t.deletion.accountLeft}</p>
      </Notice>
    </section>
  );
}
