import { type Query, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { type FleetSearch, type HistorySearch, type ParkedSearch, type UnansweredSearch, given } from './addresses';
import { type Range, type Resolution, hours } from './ranges';

const KEY = 'support';

/** Asks again every so often; not for what is not there or not ours to see, which asking again does not change. */
const every =
  (milliseconds: number) =>
  ({ state }: Pick<Query, 'state'>): number | false =>
    state.error instanceof ApiProblem && !state.error.passes ? false : milliseconds;

const fresh = { staleTime: 0, placeholderData: keepPreviousData };

export const fleetQuery = (search: FleetSearch) =>
  queryOptions({
    queryKey: [KEY, 'fleet', search],
    queryFn: () => answer(client.GET('/api/devices', { params: { query: given({ limit: 50, ...search }) } })),
    refetchInterval: every(5_000),
    ...fresh,
  });

export const deviceQuery = (thing: string) =>
  queryOptions({
    queryKey: [KEY, 'device', thing],
    queryFn: () => answer(client.GET('/api/devices/{thing}', { params: { path: { thing } } })),
    refetchInterval: every(4_000),
    staleTime: 0,
  });

export const deviceCommandsQuery = (thing: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'commands-of', thing],
    queryFn: ({ pageParam }) =>
      answer(
        client.GET('/api/devices/{thing}/commands', {
          params: { path: { thing }, query: { limit: 10, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    refetchInterval: every(5_000),
    staleTime: 0,
  });

export const historyQuery = (thing: string, { event, ...search }: HistorySearch) =>
  queryOptions({
    queryKey: [KEY, 'history', thing, event, search],
    queryFn: () =>
      answer(
        client.GET('/api/devices/{thing}/history', {
          params: { path: { thing }, query: given({ limit: 50, ...search, event: event?.split(',') }) },
        }),
      ),
    refetchInterval: every(5_000),
    ...fresh,
  });

export const causesQuery = (thing: string, eventId: string) =>
  queryOptions({
    queryKey: [KEY, 'causes', thing, eventId],
    queryFn: () =>
      answer(client.GET('/api/devices/{thing}/history/{eventId}/causes', { params: { path: { thing, eventId } } })),
    staleTime: Infinity,
  });

export const telemetryQuery = (thing: string, range: Range, resolution: Resolution) =>
  queryOptions({
    queryKey: [KEY, 'telemetry', thing, range, resolution],
    queryFn: () => {
      const now = Date.now();
      const query = {
        from: new Date(now - hours(range) * 3_600_000).toISOString(),
        to: new Date(now).toISOString(),
        resolution,
      };
      return answer(client.GET('/api/devices/{thing}/telemetry', { params: { path: { thing }, query } }));
    },
    refetchInterval: every(10_000),
    staleTime: 0,
  });

export const commandQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'command', id],
    queryFn: () => answer(client.GET('/api/commands/{id}', { params: { path: { id } } })),
    refetchInterval: every(3_000),
    staleTime: 0,
  });

export const unansweredQuery = (search: UnansweredSearch) =>
  queryOptions({
    queryKey: [KEY, 'unanswered', search],
    queryFn: () => answer(client.GET('/api/unanswered', { params: { query: given({ limit: 100, ...search }) } })),
    refetchInterval: every(5_000),
    ...fresh,
  });

export const parkedListsKey = [KEY, 'parked'];

export const parkedQuery = (search: ParkedSearch) =>
  queryOptions({
    queryKey: [...parkedListsKey, search],
    queryFn: () => answer(client.GET('/api/parked', { params: { query: given({ limit: 25, ...search }) } })),
    refetchInterval: every(10_000),
    ...fresh,
  });

export const parkedContentQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'parked-content', id],
    queryFn: () => answer(client.GET('/api/parked/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
