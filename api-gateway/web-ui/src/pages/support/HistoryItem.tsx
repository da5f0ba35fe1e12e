import { useState } from 'react';
import type { HistoryEntry } from '../../api/contract';
import { Causes } from './Causes';
import { ChangesTable } from './ChangesTable';
import { Facts } from './Facts';
import { Id } from './Id';
import { CommandLink } from './Links';
import { Moment } from './Moment';
import { actorWords, changesOf, eventTone, fieldsOf } from './words';

/** One line of a history, which opens to all that is known of it. */
export function HistoryItem({ thing, entry }: { thing: string; entry: HistoryEntry }) {
  const [open, setOpen] = useState(false);
  return (
    <li className={eventTone(entry.event)}>
      <details onToggle={(toggle) => setOpen(toggle.currentTarget.open)}>
        <summary>
          <span className="history-when">
            <Moment at={entry.storedAt} />
          </span>
          <span className="history-what">
            <span>{entry.summary}</span>
            <span className="small">
              {entry.event} · {actorWords(entry.actor)}
            </span>
          </span>
        </summary>
        {open && <Opened thing={thing} entry={entry} />}
      </details>
    </li>
  );
}

function Opened({ thing, entry }: { thing: string; entry: HistoryEntry }) {
  const { eventId, commandId, readings } = entry;
  const fields = fieldsOf(entry.detail);
  return (
    <div className="history-more">
      <ChangesTable changes={changesOf(entry)} />
      <Facts
        rows={[
          ['Happened', <Moment at={entry.at} />],
          ['By the battery’s clock', entry.deviceTime && <Moment at={entry.deviceTime} />],
          ['Came in', entry.receivedAt && <Moment at={entry.receivedAt} />],
          ['Recorded', <Moment at={entry.storedAt} />],
          ['Readings', readings && String(readings.count)],
          ['Command', commandId && <CommandLink commandId={commandId} />],
          ['Actor', code(entry.actor)],
          ['Came in as', code(entry.source)],
          ['Led to by', entry.causationId && <Id id={entry.causationId} name="the id of what led to it" />],
          ['Chain begun by', entry.correlationId && <Id id={entry.correlationId} name="the id of what began the chain" />],
          ['Event', eventId && <Id id={eventId} name="the event’s id" />],
          ['Position', String(entry.position)],
        ]}
      />
      {fields.length > 0 && (
        <section>
          <h3>What it says</h3>
          <Facts rows={fields.map(([name, value]) => [name, code(value)] as const)} />
        </section>
      )}
      {eventId && <Causes thing={thing} eventId={eventId} />}
    </div>
  );
}

function code(text: string | null | undefined) {
  return text ? <code>{text}</code> : undefined;
}
