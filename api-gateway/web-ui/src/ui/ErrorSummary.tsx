import type { Errors } from '../forms/useForm';
import { useWords } from '../i18n';
import { Notice } from './Notice';

/** How many entries need another look; the first of them has the focus. */
export function ErrorSummary({ errors }: { errors: Errors }) {
  const { t } = useWords();
  const many = Object.keys(errors).length;
  return (
    <div role="alert">
      {many > 0 && (
        <Notice kind="bad">
          <p>{t.formErrors(many)}</p>
        </Notice>
      )}
    </div>
  );
}
