import { useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../api/client';
import type { Programme, ProgrammeQuestion } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { refreshHome } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useErrorText } from '../../forms/useErrorText';
import { serverErrors, useForm } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { CheckField, TextField } from '../../ui/Field';
import { ProblemNotice } from '../../ui/Notice';
import { TermsText } from './TermsText';
import { type Entered, answersOf, emptyAnswers } from './answers';

const AGREED = 'agreed';

/** The programme's questions, its terms, and the way in. */
export function JoinForm({ siteId, programme }: { siteId: string; programme: Programme }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const refusal = programme.enrolment?.refusal?.errors ?? [];
  const form = useForm<Entered>(
    { ...emptyAnswers(programme.form), [AGREED]: false },
    serverErrors(refusal, 'answers.'),
  );
  const error = useErrorText(form.errors);
  const { start, busy, problem } = useAction(async () => {
    const { answers, errors } = answersOf(programme.form, form.values);
    const wrong = form.values[AGREED] === true ? errors : { ...errors, [AGREED]: { rule: 'agree' } };
    if (Object.keys(wrong).length > 0) {
      form.fail(wrong);
      return;
    }
    try {
      await answer(
        client.POST('/api/homes/{siteId}/enrolments', {
          params: { path: { siteId } },
          body: {
            programId: programme.programId,
            ...(programme.termsVersion && { termsVersion: programme.termsVersion }),
            agreed: true,
            answers,
          },
        }),
      );
    } catch (failed) {
      if (failed instanceof ApiProblem && failed.errors.length > 0) {
        form.fail(serverErrors(failed.errors, 'answers.'));
      }
      if (failed instanceof ApiProblem && failed.kind === 'terms-changed') {
        form.set(AGREED, false);
        void refreshHome(queries, siteId);
      }
      throw failed;
    }
    await refreshHome(queries, siteId);
  });
  return (
    <form
      ref={form.form}
      className="card form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        start();
      }}
    >
      <h2>{t.programmes.join}</h2>
      {problem && <ProblemNotice error={problem} />}
      <ErrorSummary errors={form.errors} known={Object.keys(form.values)} />
      {programme.form.length > 0 && <p className="hint">{t.programmes.questions}</p>}
      {programme.form.map((field) => (
        <Question
          key={field.name}
          field={field}
          value={form.values[field.name] ?? ''}
          onValue={(value) => form.set(field.name, value)}
          error={error(field.name)}
        />
      ))}
      {programme.termsMarkdown && <TermsText markdown={programme.termsMarkdown} />}
      <CheckField
        label={programme.termsMarkdown ? t.programmes.agree : t.programmes.agreeNoTerms}
        name={AGREED}
        checked={form.values[AGREED] === true}
        onChecked={(agreed) => form.set(AGREED, agreed)}
        error={error(AGREED)}
      />
      <Button type="submit" busy={busy}>
        {t.programmes.join}
      </Button>
    </form>
  );
}

interface QuestionProps {
  field: ProgrammeQuestion;
  value: string | boolean;
  onValue(value: string | boolean): void;
  error: React.ReactNode;
}

/** One of the programme's own questions; it asks in the programme's language. */
function Question({ field, value, onValue, error }: QuestionProps) {
  const { language } = useWords();
  const hint = field.hint ?? undefined;
  const lang = language === 'en' ? undefined : 'en';
  if (field.type === 'boolean') {
    return (
      <CheckField
        label={<span lang={lang}>{field.label}</span>}
        hint={hint}
        checked={value === true}
        onChecked={onValue}
        error={error}
      />
    );
  }
  return (
    <div lang={lang}>
      <TextField
        label={field.label}
        hint={hint}
        inputMode={field.type === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        maxLength={500}
        value={String(value)}
        onValue={onValue}
        error={error}
      />
    </div>
  );
}
