import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answer, client } from '../../api/client';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { useSignedIn } from './useSignedIn';

/** Where the mail's link leads. The token is spent by a click only, since mail scanners open links, too. */
export default function LinkPage() {
  const { t } = useWords();
  const goOn = useSignedIn();
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    // Out of the address bar and the history, where others may find it.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const { start, busy, problem } = useAction(async () =>
    goOn(await answer(client.POST('/api/sign-in/link', { body: { token } }))),
  );
  const dead = token === '' || (problem !== undefined && !problem.passes);
  return (
    <Page title={t.signIn.linkTitle} intro={dead ? undefined : t.signIn.linkIntro} narrow>
      <div className="card form">
        {token === '' && (
          <Notice kind="warn">
            <p>{t.signIn.linkMissing}</p>
          </Notice>
        )}
        {problem && <ProblemNotice error={problem} />}
        {dead ? (
          <Link to="/sign-in" className="button primary">
            {t.signIn.newLink}
          </Link>
        ) : (
          <Button busy={busy} onClick={start}>
            {t.signIn.linkButton}
          </Button>
        )}
      </div>
    </Page>
  );
}
