import type { Processor, Replay } from '../../api/contract';
import type { Told } from './words';

const PROCESSOR_STATES: Record<Processor['state'], Told> = {
  running: { tone: 'good', text: 'Running' },
  paused: { tone: 'warn', text: 'Paused' },
  failing: { tone: 'bad', text: 'Failing' },
  stopped: { tone: 'bad', text: 'Stopped' },
};

export function processorWords(state: Processor['state']): Told {
  return PROCESSOR_STATES[state] ?? { tone: 'calm', text: state };
}

const REPLAY_STATES: Record<Replay['state'], Told> = {
  building: { tone: 'busy', text: 'Folding beside the view' },
  switching: { tone: 'busy', text: 'Comparing and switching' },
  done: { tone: 'good', text: 'Done' },
  failed: { tone: 'bad', text: 'Failed' },
  canceled: { tone: 'calm', text: 'Canceled' },
};

export function replayWords(state: Replay['state']): Told {
  return REPLAY_STATES[state] ?? { tone: 'calm', text: state };
}

export function isGoingOn({ state }: Pick<Replay, 'state'>): boolean {
  return state === 'building' || state === 'switching';
}

/** How much of it is done, from 0 to 1; a replay from a position begins there. */
export function shareDone({ state, position, target, fromPosition }: Replay): number {
  const from = fromPosition ?? -1;
  if (state === 'done' || target <= from) {
    return state === 'building' ? 0 : 1;
  }
  return Math.min(1, Math.max(0, (position - from) / (target - from)));
}
