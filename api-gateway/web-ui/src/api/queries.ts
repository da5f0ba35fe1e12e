import { type QueryClient, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, answerWithEtag, client } from './client';
import type { Account, FlipEvent, Home, Session } from './contract';
import { ApiProblem } from './problem';
import { keepSent } from './sent';

const site = (siteId: string) => ({ params: { path: { siteId } } });

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answer(client.GET('/api/session')),
  staleTime: 60_000,
});

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async () => {
    const { body, etag } = await answerWithEtag(client.GET('/api/account'));
    return { ...body, etag };
  },
});

/** Of an account that may vanish meanwhile, which is then no reason to sign in again. */
export const deletionQuery = queryOptions({
  queryKey: ['account', 'deletion'],
  queryFn: async (): Promise<{ gone: boolean; deletion: Account['deletion'] }> => {
    const reply = await client.GET('/api/account').catch(() => {
      throw ApiProblem.unreachable();
    });
    const { status, ok } = reply.response;
    if (status === 401 || status === 404) {
      return { gone: true, deletion: null };
    }
    if (!ok || reply.data === undefined) {
      throw ApiProblem.of(reply.error, reply.response);
    }
    return { gone: false, deletion: reply.data.deletion };
  },
  refetchInterval: 3_000,
  staleTime: 0,
});

export const homesQuery = queryOptions({
  queryKey: ['homes'],
  queryFn: () => answer(client.GET('/api/homes')),
});

export const homeQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['home', siteId],
    queryFn: () => answer(client.GET('/api/homes/{siteId}', site(siteId))),
  });

export const addressQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['address', siteId],
    queryFn: () => answerWithEtag(client.GET('/api/homes/{siteId}/address', site(siteId))),
    staleTime: 60_000,
  });

export const programmesQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['programmes', siteId],
    queryFn: () => answer(client.GET('/api/homes/{siteId}/programmes', site(siteId))),
    staleTime: 60_000,
  });

/** Those to come and those under way: few, so one answer holds them. */
export const comingEventsQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['events', siteId, 'coming'],
    queryFn: () =>
      answer(
        client.GET('/api/homes/{siteId}/events', {
          params: { path: { siteId }, query: { status: 'upcoming,active', limit: 50 } },
        }),
      ),
  });

export const pastEventsQuery = (siteId: string) =>
  infiniteQueryOptions({
    queryKey: ['events', siteId, 'past'],
    queryFn: ({ pageParam }) =>
      answer(
        client.GET('/api/homes/{siteId}/events', {
          params: { path: { siteId }, query: { status: 'past', limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  });

/** Looks for one event among all, newest pages first, and stops where it is found. */
export const eventQuery = (siteId: string, eventId: string) =>
  queryOptions({
    queryKey: ['events', siteId, 'one', eventId],
    queryFn: async (): Promise<FlipEvent | null> => {
      let cursor = '';
      do {
        const page = await answer(
          client.GET('/api/homes/{siteId}/events', {
            params: {
              path: { siteId },
              query: { status: 'upcoming,active,past', limit: 100, ...(cursor && { cursor }) },
            },
          }),
        );
        const found = page.items.find((event) => event.eventId === eventId);
        if (found) {
          return found;
        }
        cursor = page.next ?? '';
      } while (cursor !== '');
      return null;
    },
  });

export const storyQuery = (siteId: string) =>
  infiniteQueryOptions({
    queryKey: ['story', siteId],
    queryFn: ({ pageParam }) =>
      answer(
        client.GET('/api/homes/{siteId}/story', {
          params: { path: { siteId }, query: { limit: 30, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  });

export const todayQuery = (siteId: string, thing: string, from: Date) =>
  queryOptions({
    queryKey: ['telemetry', siteId, thing, from.toISOString()],
    queryFn: () =>
      answer(
        client.GET('/api/homes/{siteId}/batteries/{thing}/telemetry', {
          params: {
            path: { siteId, thing },
            query: { from: from.toISOString(), to: new Date().toISOString(), resolution: 'minute' },
          },
        }),
      ),
    refetchInterval: 60_000,
  });

export function keepHome(queries: QueryClient, home: Home): void {
  keepSent(queries, homeQuery(home.siteId).queryKey, home);
}

/**
 * Everything about a home that may have changed by something that was just done or heard of. An action waits for it: a
 * button that can be pressed again before the page shows what it did is pressed twice.
 */
export async function refreshHome(queries: QueryClient, siteId: string): Promise<void> {
  await Promise.all(
    ['home', 'programmes', 'events', 'story'].map((key) => queries.invalidateQueries({ queryKey: [key, siteId] })),
  );
}

/** Puts a new session in place; nothing that was read under another one stays. */
export function beginSession(queries: QueryClient, session: Session): void {
  queries.setQueryData(sessionQuery.queryKey, session);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}
