import type { UseQueryResult } from '@tanstack/react-query';
import { type Feed, useFeedState } from './live';
import { Moment } from './Moment';

const FEEDS: Record<Feed, string> = {
  none: 'Refreshes itself',
  opening: 'Refreshes itself',
  live: 'Live',
  lost: 'Not live at the moment, refreshes itself',
};

/** Whether what is shown is how things are, or how they were. */
export function Fresh({ query }: { query: Pick<UseQueryResult, 'dataUpdatedAt' | 'isError' | 'fetchStatus'> }) {
  const feed = useFeedState();
  const isOld = query.isError || query.fetchStatus === 'paused';
  if (isOld && query.dataUpdatedAt === 0) {
    return null;
  }
  return (
    <p role="status" className={isOld ? 'fresh old' : `fresh ${feed}`}>
      {isOld ? (
        <>
          Not refreshed since <Moment at={new Date(query.dataUpdatedAt).toISOString()} />
        </>
      ) : (
        FEEDS[feed]
      )}
    </p>
  );
}
