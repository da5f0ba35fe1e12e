import { answer, client } from '../../api/client';
import { useAction } from '../../api/useAction';
import { given } from './addresses';
import type { Verdict } from './words';

export interface ReplayWanted {
  reason: string;
  /** after which events are folded into a copy; undefined for all of them */
  fromPosition?: number;
}

/** @param view its name, or all */
export function useReplay(view: string, onVerdict: (verdict: Verdict) => Promise<void>) {
  return useAction(async ({ reason, fromPosition }: ReplayWanted) => {
    const { items } = await answer(
      client.POST('/api/replays', { body: { view, reason, ...given({ fromPosition }) } }),
    );
    const views = items.map((one) => one.view).join(', ');
    await onVerdict({ kind: 'info', text: `The replay has begun: ${views}` });
  });
}
