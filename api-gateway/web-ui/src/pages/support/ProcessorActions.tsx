import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { Processor } from '../../api/contract';
import { useAction } from '../../api/useAction';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/Notice';
import { ReasonDialog } from './ReasonDialog';
import { ReplayDialog } from './ReplayDialog';
import { useReplay } from './useReplay';
import type { Verdict } from './words';

interface ActionsProps {
  processor: Processor;
  onVerdict(verdict: Verdict): Promise<void>;
}

/** What may be done about a processor, each for a reason. */
export function ProcessorActions({ processor: { name, kind, pause }, onVerdict }: ActionsProps) {
  const [asking, ask] = useState<'pause' | 'resume' | 'replay'>();
  const params = { path: { name } };
  const stand = useAction(async (reason: string) => {
    await answer(client.POST('/api/processors/{name}/pause', { params, body: { reason } }));
    await onVerdict({ kind: 'warn', text: `${name} stands still on all nodes within seconds, until it is resumed.` });
  });
  const goOn = useAction(async (reason: string) => {
    await answer(client.POST('/api/processors/{name}/resume', { params, body: { reason } }));
    await onVerdict({ kind: 'good', text: `${name} goes on from where it stood.` });
  });
  const replay = useReplay(name, onVerdict);
  const problem = stand.problem ?? goOn.problem ?? replay.problem;
  const busy = stand.busy || goOn.busy || replay.busy;
  const close = () => ask(undefined);
  return (
    <>
      <span className="row-actions">
        <Button kind="quiet" busy={busy} onClick={() => ask(pause ? 'resume' : 'pause')}>
          {pause ? 'Resume …' : 'Pause …'}
          <span className="hidden"> {name}</span>
        </Button>
        {kind === 'view' && (
          <Button kind="quiet" off={busy} onClick={() => ask('replay')}>
            Replay …<span className="hidden"> {name}</span>
          </Button>
        )}
      </span>
      {problem && <ProblemNotice error={problem} />}
      {asking === 'pause' && (
        <ReasonDialog
          title={`Pause ${name}?`}
          yes="Pause it"
          no="Let it run"
          danger
          onYes={(reason) => {
            close();
            stand.start(reason);
          }}
          onNo={close}
        >
          It stands still on all nodes until it is resumed, and so does whatever works from it: while delivery stands
          still, no battery gets a command. Your name and the reason are kept.
        </ReasonDialog>
      )}
      {asking === 'resume' && (
        <ReasonDialog
          title={`Resume ${name}?`}
          yes="Resume it"
          no="Leave it paused"
          onYes={(reason) => {
            close();
            goOn.start(reason);
          }}
          onNo={close}
        >
          It goes on from where it stands. Your name and the reason are kept.
        </ReasonDialog>
      )}
      {asking === 'replay' && (
        <ReplayDialog
          what={name}
          onYes={(wanted) => {
            close();
            replay.start(wanted);
          }}
          onNo={close}
        />
      )}
    </>
  );
}
