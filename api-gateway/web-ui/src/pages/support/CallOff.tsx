import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { Command } from '../../api/contract';
import { keys } from './queries';
import { ReasonedAction } from './ReasonedAction';
import { Told } from './Told';
import type { Verdict } from './words';

const CAN_RUN: readonly Command['status'][] = ['PENDING', 'PUBLISHED', 'ACKED'];

/** Withdraws a command that may still run. */
export function CallOff({ command: { commandId, status } }: { command: Command }) {
  const queries = useQueryClient();
  const [verdict, tell] = useState<Verdict>();
  return (
    <>
      <Told verdict={verdict} />
      {CAN_RUN.includes(status) && (
        <div className="actions">
          <ReasonedAction
            label="Call it off"
            title="Call the command off?"
            yes="Call it off"
            no="Let it run"
            danger
            run={async (reason) => {
              const params = { path: { id: commandId } };
              await answer(client.POST('/api/commands/{id}/call-off', { params, body: { reason } }));
              await queries.invalidateQueries({ queryKey: keys.command(commandId) });
              return { kind: 'warn', text: 'It is called off. The battery is told to drop it.' };
            }}
            onVerdict={async (now) => tell(now)}
          >
            The battery is told to drop it. Flip is told that it failed, with the reason, unless it knows already that the
            battery has it; it may send another. Your name and the reason are kept.
          </ReasonedAction>
        </div>
      )}
    </>
  );
}
