import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from '../../api/problem';
import type { Tone } from '../../ui/Badge';

/** What the node that answers says of itself; this route is Spring's, and no part of openapi.json. */
export interface Health {
  status: string;
  components?: Record<string, Part>;
}

export interface Part {
  status: string;
  details?: Record<string, unknown>;
}

export const healthQuery = queryOptions({
  queryKey: ['support', 'health'],
  queryFn: async (): Promise<Health> => {
    const response = await fetch('/actuator/health', { headers: { Accept: 'application/json' } }).catch(() => {
      throw ApiProblem.unreachable();
    });
    const body: unknown = await response.json().catch(() => undefined);
    // With 503 it says what is down.
    if (isHealth(body)) {
      return body;
    }
    throw ApiProblem.of(body, response);
  },
  refetchInterval: 10_000,
  staleTime: 0,
});

export function isHealth(body: unknown): body is Health {
  return typeof body === 'object' && body !== null && 'status' in body && typeof body.status === 'string';
}

const STATES: Record<string, { tone: Tone; text: string }> = {
  UP: { tone: 'good', text: 'Up' },
  DOWN: { tone: 'bad', text: 'Down' },
  OUT_OF_SERVICE: { tone: 'warn', text: 'Out of service' },
};

export function healthWords(status: string): { tone: Tone; text: string } {
  return STATES[status] ?? { tone: 'calm', text: status };
}

const PARTS: Record<string, string> = {
  eventStore: 'Event store',
  views: 'Database of the views',
  telemetryQueue: 'Queue of telemetry',
  processors: 'Processors and workers',
  diskSpace: 'Disk',
  livenessState: 'Process',
  readinessState: 'Takes requests',
};

/** Always the same or of no use to people. */
const UNTOLD = new Set(['ping', 'ssl']);

export interface PartTold {
  name: string;
  status: string;
  details: [name: string, value: string][];
}

/** What is in trouble first. */
export function partsOf({ components = {} }: Health): PartTold[] {
  return Object.entries(components)
    .filter(([key, { status }]) => !UNTOLD.has(key) || status !== 'UP')
    .map(([key, { status, details = {} }]) => ({
      name: PARTS[key] ?? key,
      status,
      details: key === 'diskSpace' ? disk(details) : simple(details),
    }))
    .sort((one, other) => Number(one.status === 'UP') - Number(other.status === 'UP'));
}

function disk({ free, total }: Record<string, unknown>): [string, string][] {
  const gigabytes = (bytes: unknown) => (typeof bytes === 'number' ? `${(bytes / 1e9).toFixed(1)} GB` : '?');
  return [['free', `${gigabytes(free)} of ${gigabytes(total)}`]];
}

function simple(details: Record<string, unknown>): [string, string][] {
  return Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}
