import type { UseQueryResult } from '@tanstack/react-query';
import { Moment } from './Moment';

/** Whether what is shown is how things are, or how they were. */
export function Fresh({ query }: { query: Pick<UseQueryResult, 'dataUpdatedAt' | 'isError' | 'fetchStatus'> }) {
  const isOld = query.isError || query.fetchStatus === 'paused';
  if (isOld && query.dataUpdatedAt === 0) {
    return null;
  }
  return (
    <p role="status" className={isOld ? 'fresh old' : 'fresh'}>
      {isOld ? (
        <>
          Not refreshed since <Moment at={new Date(query.dataUpdatedAt).toISOString()} />
        </>
      ) : (
        'Refreshes itself'
      )}
    </p>
  );
}
