import { useQuery } from '@tanstack/react-query';
import { stopsQuery } from './queries';
import { ReasonedAction } from './ReasonedAction';
import { useStops } from './stops';
import type { Verdict } from './words';

/** The button for an emergency, while it has not been pressed. */
export function FleetStop({ onVerdict }: { onVerdict(verdict: Verdict): Promise<void> }) {
  const stops = useQuery(stopsQuery).data;
  const { stop } = useStops();
  if (!stops || stops.items.some(({ scope }) => scope === 'FLEET')) {
    return null;
  }
  return (
    <ReasonedAction
      label="Stop all batteries"
      title="Stop all batteries?"
      yes="Stop all of them"
      no="Let them run"
      danger
      run={async (reason) => {
        await stop('FLEET', undefined, 'STOP', reason);
        return { kind: 'warn', text: 'All batteries are being stopped. Nothing but withdrawals is sent from now on.' };
      }}
      onVerdict={onVerdict}
    >
      What every battery has for Flip is taken back, and commands that come are answered as failed, until the stop is
      lifted; also for batteries that come later. Flip is told the reason. Your name is kept with it.
    </ReasonedAction>
  );
}
