import { type ReactNode, useState } from 'react';
import { useAction } from '../../api/useAction';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/Notice';
import { ReasonDialog } from './ReasonDialog';
import type { Verdict } from './words';

interface ReasonedProps {
  /** of the button; a dialog follows */
  label: string;
  title: string;
  yes: string;
  no: string;
  danger?: boolean;
  children: ReactNode;
  /** @returns what is to be said once it is done */
  run(reason: string): Promise<Verdict>;
  onVerdict(verdict: Verdict): Promise<void>;
}

/** A button for what is done only for a reason. */
export function ReasonedAction({ label, title, yes, no, danger = false, children, run, onVerdict }: ReasonedProps) {
  const [asking, ask] = useState(false);
  const action = useAction(async (reason: string) => onVerdict(await run(reason)));
  return (
    <>
      <Button kind="secondary" busy={action.busy} onClick={() => ask(true)}>
        {label} …
      </Button>
      {action.problem && <ProblemNotice error={action.problem} />}
      {asking && (
        <ReasonDialog
          title={title}
          yes={yes}
          no={no}
          danger={danger}
          onYes={(reason) => {
            ask(false);
            action.start(reason);
          }}
          onNo={() => ask(false)}
        >
          {children}
        </ReasonDialog>
      )}
    </>
  );
}
