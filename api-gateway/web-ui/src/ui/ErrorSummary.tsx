import { sentence } from '../forms/useErrorText';
import type { Errors } from '../forms/useForm';
import { useWords } from '../i18n';
import { Notice, foreign } from './Notice';

/**
 * How many entries need another look; the first of them has the focus.
 *
 * @param known the fields of the form; what is wrong elsewhere is told here
 */
export function ErrorSummary({ errors, known }: { errors: Errors; known: readonly string[] }) {
  const { t, language } = useWords();
  const names = Object.keys(errors);
  const placed = names.filter((name) => known.includes(name)).length;
  return (
    <div role="alert">
      {names.length > 0 && (
        <Notice kind="bad">
          {placed > 0 && <p>{t.formErrors(placed)}</p>}
          {Object.entries(errors).map(
            ([name, error]) =>
              !known.includes(name) &&
              'text' in error && (
                <p key={name}>
                  {t.fields[name] ?? name}: {foreign(sentence(error.text), language)}
                </p>
              ),
          )}
        </Notice>
      )}
    </div>
  );
}
