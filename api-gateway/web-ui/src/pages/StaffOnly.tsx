import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ComponentType, Suspense, lazy } from 'react';
import { sessionQuery } from '../api/queries';
import { isStaff } from '../api/session';
import { InEnglish, useWords } from '../i18n';
import { Skeleton } from '../ui/Loading';
import { Page } from '../ui/Page';

export const consolePages = () => import('./support/console');

export const onePages = () => import('./support/one');
export const morePages = () => import('./support/more');

/** A page of the console for support. Homeowners are told kindly where to go, and their browsers never fetch it. */
export function staffOnly<P>(load: () => Promise<P>, choose: (pages: P) => ComponentType) {
  const Shown = lazy(() => load().then((pages) => ({ default: choose(pages) })));
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
