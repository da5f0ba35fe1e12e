import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { answer, client } from '../../api/client';
import { sessionQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { emailSchema } from '../../forms/schemas';
import { useErrorText } from '../../forms/useErrorText';
import { useForm } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Welcome } from './Welcome';

export default function SignInPage() {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { continueAt, refused } = useSearch({ from: '/sign-in' });
  const expired = useRouterState({ select: (state) => state.location.state.expired });
  const form = useForm({ email: '' });
  const error = useErrorText(form.errors);
  const { start, busy, problem } = useAction(async () => {
    const checked = form.check(emailSchema);
    if (!checked) {
      return;
    }
    const started = await answer(
      client.POST('/api/sign-in', { body: { email: checked.email, language, ...(continueAt && { continueAt }) } }),
    );
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey, refetchType: 'none' });
    await navigate({
      to: '/sign-in/code',
      search: continueAt ? { continueAt } : {},
      state: { signIn: { email: checked.email, resendAt: Date.now() + started.resendAfterSeconds * 1000 } },
    });
  });
  const registering = continueAt?.startsWith('/devices/register') ?? false;
  return (
    <Page title={t.signIn.title} intro={registering ? t.signIn.introRegister : t.signIn.intro} narrow>
      {expired && (
        <Notice kind="info">
          <p>{t.signIn.expired}</p>
        </Notice>
      )}
      {refused && (
        <Notice kind="warn">
          <p>{t.signIn.refusedStaff}</p>
        </Notice>
      )}
      <form
        ref={form.form}
        className="card form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          start();
        }}
      >
        {problem && <ProblemNotice error={problem} />}
        <TextField
          label={t.signIn.email}
          type="email"
          name="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          value={form.values.email}
          onValue={(email) => form.set('email', email)}
          error={error('email')}
        />
        <Button type="submit" busy={busy}>
          {t.signIn.send}
        </Button>
        <p className="hint">{t.signIn.newHere}</p>
      </form>
      {!registering && <Welcome />}
    </Page>
  );
}
