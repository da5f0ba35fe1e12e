import type { EnrolmentAnswer, ProgrammeQuestion } from '../../api/contract';
import type { Errors } from '../../forms/useForm';

/** What was entered for a programme's own questions: text, or a tick. */
export type Entered = Record<string, string | boolean>;

export function emptyAnswers(form: readonly ProgrammeQuestion[]): Entered {
  return Object.fromEntries(form.map(({ name, type }) => [name, type === 'boolean' ? false : '']));
}

/** Every answer as Flip wants it, as text; or what is wrong. A tick left out is a no. */
export function answersOf(form: readonly ProgrammeQuestion[], entered: Entered): { answers: EnrolmentAnswer[]; errors: Errors } {
  const errors: Errors = {};
  const answers = form.map(({ name, type }) => {
    const value = entered[name];
    if (type === 'boolean') {
      return { name, value: String(value === true) };
    }
    const typed = String(value ?? '').trim();
    if (typed === '') {
      errors[name] = { rule: 'required' };
    } else if (type === 'number' && !Number.isFinite(Number(typed.replace(',', '.')))) {
      errors[name] = { rule: 'number' };
    }
    return { name, value: type === 'number' ? typed.replace(',', '.') : typed };
  });
  return { answers, errors };
}
