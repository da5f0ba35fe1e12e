import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { Notice, ProblemNotice } from './Notice';

export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status">
      <span className="hidden">{t.app.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" aria-hidden="true" />
      ))}
    </div>
  );
}

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'fetchStatus' | 'refetch'>;
  lines?: number;
  children: (data: T) => ReactNode;
}

/** What was read, or that it is being read, that we are offline, or why it could not be read. */
export function Loaded<T>({ query, lines = 3, children }: LoadedProps<T>) {
  const { t } = useWords();
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error) {
    return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  }
  return query.fetchStatus === 'paused' ? (
    <Notice kind="info" live>
      <p>{t.problems.unreachable}</p>
    </Notice>
  ) : (
    <Skeleton lines={lines} />
  );
}
