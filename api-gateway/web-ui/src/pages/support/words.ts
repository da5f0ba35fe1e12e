import type {
  Command,
  Device,
  HistoryEntry,
  HistoryTotals,
  Parked,
  TimelineStep,
  Turn,
} from '../../api/contract';
import type { Format } from '../../i18n/format';
import type { Tone } from '../../ui/Badge';

/** The pages may be older than the gateway: what they have no words for is told as it came. */
export interface Told {
  tone: Tone;
  text: string;
}

const CONNECTIONS: Record<Device['connection'], Told> = {
  ONLINE: { tone: 'good', text: 'Online' },
  OFFLINE: { tone: 'bad', text: 'Offline' },
  UNKNOWN: { tone: 'calm', text: 'Never heard' },
};

export function connectionWords(connection: Device['connection']): Told {
  return CONNECTIONS[connection] ?? { tone: 'calm', text: connection };
}

const STATUSES: Record<NonNullable<Command['status']>, Told> = {
  PENDING: { tone: 'busy', text: 'Waits to be sent' },
  PUBLISHED: { tone: 'busy', text: 'Sent, not confirmed' },
  ACKED: { tone: 'good', text: 'Acknowledged' },
  REJECTED: { tone: 'bad', text: 'Refused by the battery' },
  EXPIRED: { tone: 'warn', text: 'Expired' },
  FAILED: { tone: 'bad', text: 'Failed' },
  WITHDRAWING: { tone: 'busy', text: 'Being withdrawn' },
  WITHDRAWN: { tone: 'calm', text: 'Withdrawn' },
  SUPERSEDED: { tone: 'calm', text: 'Replaced' },
};

export function statusWords(status: Command['status']): Told {
  return status ? (STATUSES[status] ?? { tone: 'calm', text: status }) : { tone: 'calm', text: 'Not known' };
}

const PARKED: Record<Parked['state'], Told> = {
  parked: { tone: 'warn', text: 'Parked' },
  retried: { tone: 'good', text: 'Retried' },
  discarded: { tone: 'calm', text: 'Discarded' },
};

export function parkedWords(state: Parked['state']): Told {
  return PARKED[state] ?? { tone: 'calm', text: state };
}

export const KIND_WORDS: Record<Parked['kind'], string> = {
  message: 'Message from AWS IoT',
  event: 'Event of a policy',
  reading: 'Reading for Flip',
};

/** What Flip orders: "Discharge at 4 kW". */
export function orderWords({ mode, setpointW }: Pick<Command, 'mode' | 'setpointW'>, f: Format): string {
  if (!mode) {
    return 'Not known';
  }
  const words = mode.toLowerCase().replaceAll('_', ' ');
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return typeof setpointW === 'number' ? `${name} at ${f.power(setpointW)}` : name;
}

const TURNS: Record<Turn['whose'], string> = {
  BRIDGE: 'It is Flipbridge’s turn',
  DEVICE: 'It is the battery’s turn',
  FLIP: 'It is Flip’s turn',
  NOBODY: 'Settled',
};

export function turnWords(whose: Turn['whose']): string {
  return TURNS[whose] ?? whose;
}

const STEPS: Record<TimelineStep['kind'], string> = {
  WEBHOOK: 'Webhook',
  VERIFIED: 'Verified',
  ORDERED: 'Ordered',
  QUEUED: 'Queued',
  PUBLISHED: 'Sent',
  EVIDENCE: 'The battery’s word',
  DROPPED: 'Taken back',
  OUTCOME: 'Outcome',
  REPORT_FAILED: 'Flip not reached',
  REPORTED: 'Flip told',
  DEADLINE: 'Deadline',
};

export function stepWords(kind: TimelineStep['kind']): string {
  return STEPS[kind] ?? kind;
}

/** How a step is marked: what went wrong, and what a command needs to be over. */
export function stepTone({ kind, event }: Pick<TimelineStep, 'kind' | 'event'>): 'good' | 'warn' | 'calm' {
  return kind === 'REPORT_FAILED' ? 'warn' : event ? eventTone(event) : 'calm';
}

/** What Flip knows of it. */
export function outcomeWords({ outcome }: Pick<Command, 'outcome'>): string {
  if (!outcome) {
    return 'Not told yet';
  }
  return outcome.reported ? `Told ${outcome.status}` : `Is to be told ${outcome.status}`;
}

export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

const ACTORS: Record<string, string> = {
  flip: 'Flip',
  device: 'Battery',
  homeowner: 'Homeowner',
  support: 'Staff',
  system: 'System',
};

/** "Staff ada" of "support:ada"; the battery's own name is on the page already. */
export function actorWords(actor: string | null | undefined): string {
  if (!actor) {
    return 'Not recorded';
  }
  const colon = actor.indexOf(':');
  const kind = colon === -1 ? actor : actor.slice(0, colon);
  const name = ACTORS[kind];
  if (!name) {
    return actor;
  }
  return colon === -1 || kind === 'device' ? name : `${name} ${actor.slice(colon + 1)}`;
}

/** The kinds that a history can be asked for, with their names. */
export const ACTOR_KINDS = Object.entries(ACTORS);

export interface Change {
  field: string;
  before: string;
  after: string;
}

export function changesOf({ before, after }: Pick<HistoryEntry, 'before' | 'after'>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
    field,
    before: plain(before[field]),
    after: plain(after[field]),
  }));
}

export function fieldsOf(detail: HistoryEntry['detail']): [field: string, value: string][] {
  return Object.entries(detail).map(([field, value]) => [field, plain(value)]);
}

/** A value of a field, as it is where nothing better can be said. */
export function plain(value: unknown): string {
  if (value === undefined || value === null) {
    return '—';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a history holds of each event, its homes' included, most first. */
export function eventCounts({ events, homes, readings }: HistoryTotals): [event: string, count: number][] {
  const counts = new Map<string, number>();
  for (const some of [events, ...homes.map((home) => home.events)]) {
    for (const [event, count] of Object.entries(some)) {
      counts.set(event, (counts.get(event) ?? 0) + count);
    }
  }
  if (readings > 0) {
    counts.set('TelemetryReported', readings);
  }
  return [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other));
}

/** How an event is marked in a list. */
export function eventTone(event: string): 'good' | 'warn' | 'calm' {
  if (/Failed|Expired|Rejected|Refused|GivenUp|Offline|Declined/.test(event)) {
    return 'warn';
  }
  return /Acked|Confirmed|OutcomeReported|CameBack|Commissioned$/.test(event) ? 'good' : 'calm';
}

/** What is said after a decision about something parked. */
export interface Verdict {
  kind: 'good' | 'warn' | 'info';
  text: string;
}

/** @param now as it is since the decision: what was retried and failed again is parked again */
export function verdictOf({ state, subject, cause }: Pick<Parked, 'state' | 'subject' | 'cause'>): Verdict {
  switch (state) {
    case 'retried':
      return { kind: 'good', text: `Sent on its way again: ${subject}` };
    case 'discarded':
      return { kind: 'info', text: `Discarded: ${subject}` };
    default:
      return { kind: 'warn', text: `It failed again and stays parked: ${subject}. ${cause}` };
  }
}
