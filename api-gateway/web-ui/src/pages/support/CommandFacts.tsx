import type { ReactNode } from 'react';
import type { Command } from '../../api/contract';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Facts } from './Facts';
import { Moment, Stamp } from './Moment';
import { deadlineWords, windowWords } from './times';
import { useNow } from './useNow';
import { orderWords, times } from './words';

function Card({ id, title, rows }: { id: string; title: string; rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Facts rows={rows} />
    </section>
  );
}

export function OrderFacts({ command }: { command: Command }) {
  const { f } = useWords();
  const now = useNow(1_000);
  return (
    <Card
      id="order"
      title="What Flip wants"
      rows={[
        ['Order', orderWords(command, f)],
        ['Window', command.startsAt && f.span(command.startsAt, command.endsAt)],
        ['Window now', windowWords(command, now)],
        ['Flip’s status', command.flipStatus && <code>{command.flipStatus}</code>],
        ['Not to run', command.withdrawal && <code>{command.withdrawal}</code>],
        ['Received', command.receivedAt && <Moment at={command.receivedAt} />],
        ['Version', String(command.version)],
      ]}
    />
  );
}

/** What was done to bring it to the battery, and the battery's own word for it. */
export function DeliveryFacts({ command }: { command: Command }) {
  const { publishAttempts, publishedAt, ackedAt, withdrawal, withdrawalConfirmedAt } = command;
  return (
    <Card
      id="delivery"
      title="On its way to the battery"
      rows={[
        ['Sent', publishAttempts === 0 ? 'Not yet' : times(publishAttempts)],
        ['Last sent', publishedAt && <Moment at={publishedAt} />],
        ['Battery confirmed', ackedAt ? <Moment at={ackedAt} /> : 'Not yet'],
        ['Battery dropped it', dropped(withdrawal, withdrawalConfirmedAt)],
        ['Stamp', command.stamp && <Stamp at={command.stamp} />],
      ]}
    />
  );
}

function dropped(withdrawal: string | null | undefined, at: string | null | undefined): ReactNode {
  return at ? <Moment at={at} /> : withdrawal && 'Not yet';
}

export function OutcomeFacts({ command }: { command: Command }) {
  const now = useNow(1_000);
  const { outcome, deadline } = command;
  const left = deadlineWords(command, now);
  return (
    <Card
      id="outcome"
      title="What Flip is told"
      rows={[
        ['Outcome', outcome ? <code>{outcome.status}</code> : 'None yet'],
        ['Why', outcome?.reason],
        ['Decided', outcome && <Moment at={outcome.at} />],
        ['Flip told', told(outcome)],
        ['Failed attempts', outcome && outcome.failedAttempts > 0 && String(outcome.failedAttempts)],
        ['Last failure', outcome?.lastFailure],
        ['Deadline', deadline && <Moment at={deadline} />],
        ['That is', left && <Badge tone={left.tone}>{left.text}</Badge>],
      ]}
    />
  );
}

function told(outcome: Command['outcome']): ReactNode {
  if (!outcome?.reportedAt) {
    return outcome && 'Not yet';
  }
  return (
    <>
      <Moment at={outcome.reportedAt} />
      {outcome.answer && `, answered ${outcome.answer}`}
    </>
  );
}
