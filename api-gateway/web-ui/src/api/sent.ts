import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Shows what the gateway has sent by itself. An answer that was asked for before may be older and comes in its place: then
 * the gateway is asked once more.
 */
export function keepSent(queries: QueryClient, queryKey: QueryKey, data: unknown): void {
  const query = queries.getQueryCache().find({ queryKey });
  const asked = query?.state.fetchStatus === 'idle' ? undefined : query?.promise;
  queries.setQueryData(queryKey, data);
  const askAgain = () => queries.invalidateQueries({ queryKey, exact: true });
  void asked?.then(askAgain, askAgain);
}
