import { Link, Navigate, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answer, client } from '../../api/client';
import { useAction } from '../../api/useAction';
import { codeSchema } from '../../forms/schemas';
import { useErrorText } from '../../forms/useErrorText';
import { useForm } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { useSignedIn } from './useSignedIn';

export default function CodePage() {
  const { continueAt } = useSearch({ from: '/sign-in/code' });
  const asked = useRouterState({ select: (state) => state.location.state.signIn });
  return asked ? (
    <EnterCode email={asked.email} resendAt={asked.resendAt} continueAt={continueAt} />
  ) : (
    <Navigate to="/sign-in" search={continueAt ? { continueAt } : {}} replace />
  );
}

interface EnterCodeProps {
  email: string;
  resendAt: number;
  continueAt: string | undefined;
}

function EnterCode({ email, resendAt, continueAt }: EnterCodeProps) {
  const { t } = useWords();
  const goOn = useSignedIn();
  const form = useForm({ code: '' });
  const error = useErrorText(form.errors);
  const search = continueAt ? { continueAt } : {};
  const { start, busy, problem } = useAction(async () => {
    const checked = form.check(codeSchema);
    if (checked) {
      await goOn(await answer(client.POST('/api/sign-in/code', { body: { email, code: checked.code } })), continueAt);
    }
  });
  return (
    <Page title={t.signIn.codeTitle} intro={t.signIn.codeIntro(email)} narrow>
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
        {problem?.attemptsLeft !== undefined && <p>{t.signIn.attemptsLeft(problem.attemptsLeft)}</p>}
        <TextField
          label={t.signIn.code}
          hint={t.signIn.codeHint}
          name="code"
          className="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          // Room for the blanks and dashes of a pasted code.
          maxLength={12}
          value={form.values.code}
          onValue={(code) => form.set('code', code)}
          error={error('code')}
        />
        <Button type="submit" busy={busy}>
          {t.signIn.confirm}
        </Button>
      </form>
      <Resend email={email} resendAt={resendAt} continueAt={continueAt} />
      <p className="hint">{t.signIn.spam}</p>
      <Link to="/sign-in" search={search}>
        {t.signIn.otherEmail}
      </Link>
    </Page>
  );
}

function Resend({ email, resendAt, continueAt }: EnterCodeProps) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [sent, setSent] = useState(false);
  const seconds = useSecondsUntil(resendAt);
  const { start, busy, problem } = useAction(async () => {
    setSent(false);
    const started = await answer(
      client.POST('/api/sign-in', { body: { email, language, ...(continueAt && { continueAt }) } }),
    );
    setSent(true);
    await navigate({
      to: '/sign-in/code',
      search: continueAt ? { continueAt } : {},
      state: { signIn: { email, resendAt: Date.now() + started.resendAfterSeconds * 1000 } },
      replace: true,
    });
  });
  return (
    <div className="stack">
      {problem && <ProblemNotice error={problem} />}
      <div role="status">{sent && <Notice kind="good">{t.signIn.resent}</Notice>}</div>
      <Button kind="secondary" busy={busy} off={seconds > 0} onClick={start}>
        {seconds > 0 ? t.signIn.resendIn(seconds) : t.signIn.resend}
      </Button>
    </div>
  );
}

function useSecondsUntil(then: number): number {
  const left = () => Math.max(0, Math.ceil((then - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [then]);
  return seconds;
}
