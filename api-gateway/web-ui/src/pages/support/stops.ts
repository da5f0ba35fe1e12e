import { useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../api/client';
import type { Stop, StopOfDevice } from '../../api/contract';
import { keys } from './queries';

type Scope = Stop['scope'];

/** "All batteries are stopped" */
export function stopTitle({ scope, mode, subject }: Pick<Stop, 'scope' | 'mode' | 'subject'>): string {
  if (mode === 'MONITOR_ONLY') {
    return `${subject ?? 'The battery'} is only monitored`;
  }
  switch (scope) {
    case 'FLEET':
      return 'All batteries are stopped';
    case 'HOME':
      return subject ? `The batteries of ${subject} are stopped` : 'The batteries of its home are stopped';
    default:
      return `${subject ?? 'The battery'} is stopped`;
  }
}

const WHAT_FOLLOWS = {
  STOP: 'What they had was taken back, and commands that come are answered as failed with the reason.',
  MONITOR_ONLY: 'What it had confirmed runs to its end, and commands that come are answered as failed with the reason.',
} as const;

export const stopFollows = (mode: StopOfDevice['mode']): string => WHAT_FOLLOWS[mode];

const named = (scope: Scope, subject: string | undefined) => ({ scope, ...(subject !== undefined && { subject }) });

/** Stops and lifts, and has the pages look again. */
export function useStops() {
  const queries = useQueryClient();
  const changed = () =>
    Promise.all([keys.stops, keys.fleet, keys.everyDevice].map((queryKey) => queries.invalidateQueries({ queryKey })));
  return {
    async stop(scope: Scope, subject: string | undefined, mode: Stop['mode'], reason: string): Promise<void> {
      await answer(client.POST('/api/stops', { body: { ...named(scope, subject), mode, reason } }));
      await changed();
    },
    async lift(scope: Scope, subject: string | undefined, reason: string): Promise<void> {
      await answer(client.POST('/api/stops/lift', { body: { ...named(scope, subject), reason } }));
      await changed();
    },
  };
}
