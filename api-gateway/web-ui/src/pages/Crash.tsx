import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem';
import { useWords } from '../i18n';
import { Button } from '../ui/Button';
import { ProblemNotice } from '../ui/Notice';
import { Page } from '../ui/Page';

/** What is left when a page cannot be shown: the gateway did not answer at all, or we made a mistake. */
export function Crash({ error }: ErrorComponentProps) {
  const { t } = useWords();
  const reload = () => window.location.reload();
  return error instanceof ApiProblem ? (
    <Page title={t.app.name} narrow>
      <ProblemNotice error={error} retry={reload} />
    </Page>
  ) : (
    <Page title={t.app.crashTitle} narrow>
      <p>{t.app.crashText}</p>
      <Button onClick={reload}>{t.app.reload}</Button>
    </Page>
  );
}
