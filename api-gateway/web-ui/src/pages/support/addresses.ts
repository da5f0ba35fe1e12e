import type { Parked } from '../../api/contract';

export interface FleetSearch {
  /** a part of the thing's name */
  q?: string;
  /** only those whose certificate expires soon */
  certificate?: 'expiring';
  cursor?: string;
}

export interface HistorySearch {
  /** names of events, with commas in between */
  event?: string;
  actor?: string;
  command?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

/** The moment at which a battery is looked at: a time, or the number of the battery's own event; neither for now. */
export interface Then {
  at?: string;
  revision?: number;
}

export interface IdSearch {
  /** an id, or the name of a battery */
  q?: string;
}

export interface ParkedSearch {
  state?: Parked['state'];
  kind?: Parked['kind'];
  cursor?: string;
}

export interface UnansweredSearch {
  band?: (typeof BANDS)[number];
  cause?: (typeof CAUSES)[number];
}

type Search = Record<string, unknown>;

/** What the console's addresses say beside their paths; whatever else stands there is left out. */
export const fleetSearch = (search: Search): FleetSearch => ({
  ...texts(search, 'q', 'cursor'),
  ...(search.certificate === 'expiring' && { certificate: 'expiring' }),
});

export const historySearch = (search: Search): HistorySearch =>
  texts(search, 'event', 'actor', 'command', 'from', 'to', 'cursor');

/** Of both, the number counts: each of them names a moment. */
export const thenSearch = (search: Search): Then => {
  const { at, revision } = texts(search, 'at', 'revision');
  if (revision !== undefined && /^\d{1,15}$/.test(revision)) {
    return { revision: Number(revision) };
  }
  return at !== undefined && !Number.isNaN(Date.parse(at)) ? { at: new Date(at).toISOString() } : {};
};

export const deviceSearch = (search: Search): HistorySearch & Then => ({
  ...historySearch(search),
  ...thenSearch(search),
});

export const idSearch = (search: Search): IdSearch => texts(search, 'q');

export const parkedSearch = (search: Search): ParkedSearch => {
  const state = STATES.find((one) => one === search.state);
  const kind = KINDS.find((one) => one === search.kind);
  return { ...texts(search, 'cursor'), ...(state && { state }), ...(kind && { kind }) };
};

export const unansweredSearch = (search: Search): UnansweredSearch => {
  const band = BANDS.find((one) => one === search.band);
  const cause = CAUSES.find((one) => one === search.cause);
  return { ...(band && { band }), ...(cause && { cause }) };
};

export const BANDS = ['under_5', 'from_5', 'from_10', 'from_14'] as const;
export const CAUSES = ['offline', 'rejected', 'ours', 'battery'] as const;

export const STATES: readonly Parked['state'][] = ['parked', 'retried', 'discarded'];
export const KINDS: readonly Parked['kind'][] = ['message', 'event', 'reading'];

function texts<K extends string>(search: Search, ...names: K[]): { [name in K]?: string } {
  const found: { [name in K]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') {
      found[name] = value;
    }
  }
  return found;
}

/** The same without what is undefined, which the types of the API do not take. */
export function given<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
