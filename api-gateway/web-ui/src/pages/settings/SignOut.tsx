import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, client } from '../../api/client';
import { beginSession } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { forgetDrafts } from '../register/draft';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/Notice';

export function SignOut() {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { start, busy, problem } = useAction(async () => {
    await answer(client.POST('/api/sign-out'));
    forgetDrafts();
    beginSession(queries, { signedIn: false });
    await navigate({ to: '/sign-in' });
  });
  return (
    <>
      {problem && <ProblemNotice error={problem} />}
      <Button kind="secondary" busy={busy} onClick={start}>
        {t.signIn.signOut}
      </Button>
    </>
  );
}
