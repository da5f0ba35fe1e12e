import { type Query, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import {
  type FleetSearch,
  type HistorySearch,
  type ParkedSearch,
  type Then,
  type UnansweredSearch,
  given,
} from './addresses';
import { type Range, type Resolution, hours } from './ranges';

const KEY = 'support';

/** Of a page that hears what happens: a stream can be dead without the browser knowing of it. */
const SELDOM_MS = 30_000;

/** Asks again every so often; not for what is not there or not ours to see, which asking again does not change. */
const every =
  (milliseconds: number, live = false) =>
  ({ state }: Pick<Query, 'state'>): number | false =>
    state.error instanceof ApiProblem && !state.error.passes
      ? false
      : live
        ? Math.max(milliseconds, SELDOM_MS)
        : milliseconds;

const fresh = { staleTime: 0, placeholderData: keepPreviousData };

/** What the keys begin with, for those who hear that something has changed. */
export const keys = {
  fleet: [KEY, 'fleet'],
  stops: [KEY, 'stops'],
  everyDevice: [KEY, 'device'],
  device: (thing: string) => [KEY, 'device', thing],
  commandsOf: (thing: string) => [KEY, 'commands-of', thing],
  history: (thing: string) => [KEY, 'history', thing],
  telemetry: (thing: string) => [KEY, 'telemetry', thing],
  command: (id: string) => [KEY, 'command', id],
  parked: [KEY, 'parked'],
  processors: [KEY, 'processors'],
  replays: [KEY, 'replays'],
} as const;

/** Of a certificate that expires within so many days the fleet's page speaks as of one that expires soon. */
const EXPIRING_DAYS = 30;

export const fleetQuery = ({ certificate, ...search }: FleetSearch, live: boolean) =>
  queryOptions({
    queryKey: [...keys.fleet, certificate, search],
    queryFn: () =>
      answer(
        client.GET('/api/devices', {
          params: {
            query: given({ limit: 50, ...search, expiresWithinDays: certificate && EXPIRING_DAYS }),
          },
        }),
      ),
    refetchInterval: every(5_000, live),
    ...fresh,
  });

export const stopsQuery = queryOptions({
  queryKey: keys.stops,
  queryFn: () => answer(client.GET('/api/stops')),
  refetchInterval: every(5_000),
  staleTime: 0,
});

export const deviceQuery = (thing: string, live: boolean) =>
  queryOptions({
    queryKey: [...keys.device(thing), 'now'],
    queryFn: () => answer(client.GET('/api/devices/{thing}', { params: { path: { thing } } })),
    refetchInterval: every(4_000, live),
    staleTime: 0,
  });

/** As it was; that never changes. */
export const deviceThenQuery = (thing: string, then: Then) =>
  queryOptions({
    queryKey: [KEY, 'device-then', thing, then],
    queryFn: () =>
      answer(client.GET('/api/devices/{thing}', { params: { path: { thing }, query: given({ ...then }) } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

/** What has changed from then to now. */
export const changesQuery = (thing: string, { at, revision }: Then) =>
  queryOptions({
    queryKey: [KEY, 'changes', thing, at, revision],
    queryFn: () =>
      answer(
        client.GET('/api/devices/{thing}/changes', {
          params: { path: { thing }, query: given({ from: at, fromRevision: revision }) },
        }),
      ),
    refetchInterval: every(30_000),
    ...fresh,
  });

export const deviceCommandsQuery = (thing: string, live: boolean) =>
  infiniteQueryOptions({
    queryKey: keys.commandsOf(thing),
    queryFn: ({ pageParam }) =>
      answer(
        client.GET('/api/devices/{thing}/commands', {
          params: { path: { thing }, query: { limit: 10, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    refetchInterval: every(5_000, live),
    staleTime: 0,
  });

export const historyQuery = (thing: string, { event, ...search }: HistorySearch, live: boolean) =>
  queryOptions({
    queryKey: [...keys.history(thing), event, search],
    queryFn: () =>
      answer(
        client.GET('/api/devices/{thing}/history', {
          params: { path: { thing }, query: given({ limit: 50, ...search, event: event?.split(',') }) },
        }),
      ),
    refetchInterval: every(5_000, live),
    ...fresh,
  });

export const causesQuery = (thing: string, eventId: string) =>
  queryOptions({
    queryKey: [KEY, 'causes', thing, eventId],
    queryFn: () =>
      answer(client.GET('/api/devices/{thing}/history/{eventId}/causes', { params: { path: { thing, eventId } } })),
    staleTime: Infinity,
  });

/** @param until where the range ends; undefined for now */
export const telemetryQuery = (
  thing: string,
  range: Range,
  resolution: Resolution,
  until: string | undefined,
  live: boolean,
) =>
  queryOptions({
    queryKey: [...keys.telemetry(thing), range, resolution, until],
    queryFn: () => {
      const end = until === undefined ? Date.now() : Date.parse(until);
      const query = {
        from: new Date(end - hours(range) * 3_600_000).toISOString(),
        to: new Date(end).toISOString(),
        resolution,
      };
      return answer(client.GET('/api/devices/{thing}/telemetry', { params: { path: { thing }, query } }));
    },
    refetchInterval: until === undefined ? every(10_000, live) : false,
    staleTime: 0,
  });

export const commandQuery = (id: string, live: boolean) =>
  queryOptions({
    queryKey: keys.command(id),
    queryFn: () => answer(client.GET('/api/commands/{id}', { params: { path: { id } } })),
    refetchInterval: every(3_000, live),
    staleTime: 0,
  });

export const unansweredQuery = (search: UnansweredSearch) =>
  queryOptions({
    queryKey: [KEY, 'unanswered', search],
    queryFn: () => answer(client.GET('/api/unanswered', { params: { query: given({ limit: 100, ...search }) } })),
    refetchInterval: every(5_000),
    ...fresh,
  });

/** Asked again also while the page hears of all that happens: what is late is told by the clock. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.command(id), 'timeline'],
    queryFn: () => answer(client.GET('/api/commands/{id}/timeline', { params: { path: { id } } })),
    refetchInterval: every(4_000),
    staleTime: 0,
  });

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: [KEY, 'search', q],
    queryFn: () => answer(client.GET('/api/search', { params: { query: { q } } })),
    staleTime: 0,
  });

export const parkedQuery = (search: ParkedSearch) =>
  queryOptions({
    queryKey: [...keys.parked, search],
    queryFn: () => answer(client.GET('/api/parked', { params: { query: given({ limit: 25, ...search }) } })),
    refetchInterval: every(10_000),
    ...fresh,
  });

/** @param reason why it is read, which is kept */
export const parkedContentQuery = (id: string, reason: string) =>
  queryOptions({
    queryKey: [KEY, 'parked-content', id, reason],
    queryFn: () => answer(client.GET('/api/parked/{id}', { params: { path: { id }, query: { reason } } })),
    staleTime: Infinity,
  });

export const processorsQuery = queryOptions({
  queryKey: keys.processors,
  queryFn: () => answer(client.GET('/api/processors')),
  refetchInterval: every(2_000),
  staleTime: 0,
});

export const replaysQuery = queryOptions({
  queryKey: keys.replays,
  queryFn: () => answer(client.GET('/api/replays')),
  refetchInterval: every(1_500),
  staleTime: 0,
});
