import type { Stop } from '../../api/contract';
import { ReasonedAction } from './ReasonedAction';
import { useStops } from './stops';
import type { Verdict } from './words';

interface LiftProps {
  stop: Pick<Stop, 'scope' | 'subject'>;
  onVerdict(verdict: Verdict): Promise<void>;
}

export function LiftStop({ stop: { scope, subject }, onVerdict }: LiftProps) {
  const { lift } = useStops();
  return (
    <ReasonedAction
      label="Lift the stop"
      title="Lift the stop?"
      yes="Lift it"
      no="Let it stand"
      run={async (reason) => {
        await lift(scope, subject ?? undefined, reason);
        return { kind: 'good', text: 'The stop is lifted. Each battery follows within a moment.' };
      }}
      onVerdict={onVerdict}
    >
      New commands are taken again, unless another stop stands. What was withdrawn stays so: Flip sends what it wants
      anew. Your name and the reason are kept.
    </ReasonedAction>
  );
}
