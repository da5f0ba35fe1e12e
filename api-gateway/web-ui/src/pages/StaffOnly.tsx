import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { sessionQuery } from '../api/queries';
import { isStaff } from '../api/session';
import { InEnglish, useWords } from '../i18n';
import { Skeleton } from '../ui/Loading';
import { Page } from '../ui/Page';

export const consolePages = () => import('./support/console');

/** All of them, in a quiet moment. */
export const fetchConsole = () => consolePages().then(({ fetchLaterPages }) => fetchLaterPages());

type Console = Awaited<ReturnType<typeof consolePages>>;

/** A page of the console for support. Homeowners are told kindly where to go, and their browsers never fetch it. */
export function staffOnly(name: Exclude<keyof Console, 'ConsoleHead' | 'fetchLaterPages'>) {
  const Shown = lazy(() => consolePages().then((pages: Console) => ({ default: pages[name] })));
  return function StaffPage() {
    const session = useQuery({ ...sessionQuery, enabled: false }).data;
    return isStaff(session) ? (
      <InEnglish>
        <Suspense fallback={<Coming />}>
          <Shown />
        </Suspense>
      </InEnglish>
    ) : (
      <ForStaff />
    );
  };
}

function Coming() {
  return (
    <div className="page">
      <Skeleton lines={6} />
    </div>
  );
}

function ForStaff() {
  const { t } = useWords();
  return (
    <Page title={t.forStaff.title} narrow>
      <p>{t.forStaff.text}</p>
      <Link to="/" className="button primary">
        {t.app.toStart}
      </Link>
    </Page>
  );
}
