import { useCallback, useEffect, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { WrongField } from '../api/contract';

/** For each wrong field what is wrong: a key of the dictionary's rules, or the server's own words. */
export type Errors = Record<string, { rule: string } | { text: string }>;

/** Values as typed, and what is wrong with them. Sent values are checked by a schema whose messages are rule names. */
export function useForm<V extends Record<string, unknown>>(initial: V, first: Errors = {}) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors>(first);
  const form = useRef<HTMLFormElement>(null);
  const failed = useRef(false);

  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _, ...others }) => others);
  }, []);

  const fail = useCallback((found: Errors) => {
    setErrors(found);
    failed.current = true;
  }, []);

  // Once the errors are on the page, so that they are read together with the field.
  useEffect(() => {
    if (failed.current) {
      failed.current = false;
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [errors]);

  /** @return the checked values; undefined, with the errors shown, when something is wrong */
  const check = <T>(schema: z.ZodMiniType<T>): T | undefined => {
    const result = schema.safeParse(values);
    if (result.success) {
      setErrors({});
      return result.data;
    }
    fail(errorsOf(result.error.issues));
    return undefined;
  };

  return { values, errors, set, setValues, check, fail, form };
}

export function errorsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Errors {
  const errors: Errors = {};
  for (const issue of issues) {
    errors[issue.path.map(String).join('.')] ??= { rule: issue.message };
  }
  return errors;
}

/** @param prefix of the server's names that the form's own leave out, such as `address.` */
export function serverErrors(wrong: readonly WrongField[], prefix = ''): Errors {
  return Object.fromEntries(
    wrong.map(({ field, message }) => [
      field.startsWith(prefix) ? field.slice(prefix.length) : field,
      { text: message },
    ]),
  );
}
