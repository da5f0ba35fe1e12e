import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { foreign } from '../ui/Notice';
import type { Errors } from './useForm';

/** Puts what is wrong with a field into words. */
export function useErrorText(errors: Errors): (name: string) => ReactNode {
  const { t, language } = useWords();
  return (name) => {
    const error = errors[name];
    if (!error) {
      return undefined;
    }
    return 'rule' in error
      ? (t.rules[error.rule as keyof typeof t.rules] ?? t.rules.required)
      : foreign(sentence(error.text), language);
  };
}

/** The gateway's messages go on from the field's name: "must be ...". */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
