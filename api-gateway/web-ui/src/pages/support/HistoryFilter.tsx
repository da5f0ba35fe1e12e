import { useState } from 'react';
import type { HistoryTotals } from '../../api/contract';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { CheckField, SelectField, TextField } from '../../ui/Field';
import type { HistorySearch } from './addresses';
import { fromLocalInput, toLocalInput } from './times';
import { ACTOR_KINDS, eventCounts } from './words';

interface FilterProps {
  filter: HistorySearch;
  totals: HistoryTotals;
  onFilter(filter: HistorySearch): void;
}

/** As typed: times as the browser's fields have them. */
interface Draft {
  events: ReadonlySet<string>;
  actor: string;
  command: string;
  from: string;
  to: string;
}

function draftOf(filter: HistorySearch): Draft {
  return {
    events: new Set(filter.event?.split(',') ?? []),
    actor: filter.actor ?? '',
    command: filter.command ?? '',
    from: toLocalInput(filter.from),
    to: toLocalInput(filter.to),
  };
}

function filterOf({ events, actor, command, from, to }: Draft): HistorySearch {
  const [since, until] = [fromLocalInput(from), fromLocalInput(to)];
  return {
    ...(events.size > 0 && { event: [...events].join(',') }),
    ...(actor && { actor }),
    ...(command.trim() && { command: command.trim() }),
    ...(since && { from: since }),
    ...(until && { to: until }),
  };
}

/** What of a history is shown. Beside each event stands how often it happened. */
export function HistoryFilter({ filter, totals, onFilter }: FilterProps) {
  const [shown, show] = useState(filter);
  const [draft, setDraft] = useState(() => draftOf(filter));
  const [first] = useState(filter);
  const type = (typed: Partial<Draft>) => setDraft((before) => ({ ...before, ...typed }));
  const isSet = Object.keys(filter).length > 0;
  // The browser's back button changes what is shown, too.
  if (JSON.stringify(shown) !== JSON.stringify(filter)) {
    show(filter);
    setDraft(draftOf(filter));
  }
  return (
    <details className="filter" open={Object.keys(first).length > 0}>
      <summary>Filter{isSet && ', in use'}</summary>
      <form
        className="form"
        onSubmit={(submit) => {
          submit.preventDefault();
          onFilter(filterOf(draft));
        }}
      >
        <Events counts={eventCounts(totals)} chosen={draft.events} onChosen={(events) => type({ events })} />
        <div className="filter-fields">
          <SelectField
            label="Who did it"
            value={draft.actor}
            onValue={(actor) => type({ actor })}
            options={[['', 'Anybody'], ...ACTOR_KINDS, ...other(draft.actor)]}
          />
          <TextField
            label="Id of a command"
            optional
            value={draft.command}
            onValue={(command) => type({ command })}
          />
          <TextField
            label="Recorded from"
            optional
            type="datetime-local"
            value={draft.from}
            onValue={(from) => type({ from })}
          />
          <TextField
            label="Recorded before"
            optional
            type="datetime-local"
            value={draft.to}
            onValue={(to) => type({ to })}
          />
        </div>
        <div className="actions">
          <Button type="submit" kind="secondary">
            Show
          </Button>
          <Button kind="quiet" off={!isSet} onClick={() => onFilter({})}>
            Show everything
          </Button>
        </div>
      </form>
    </details>
  );
}

/** An actor of an address, which may be one alone, is not lost by being no kind. */
function other(actor: string): [string, string][] {
  return actor === '' || ACTOR_KINDS.some(([kind]) => kind === actor) ? [] : [[actor, actor]];
}

interface EventsProps {
  counts: readonly (readonly [event: string, count: number])[];
  chosen: ReadonlySet<string>;
  onChosen(chosen: ReadonlySet<string>): void;
}

function Events({ counts, chosen, onChosen }: EventsProps) {
  const { f } = useWords();
  const number = new Intl.NumberFormat(f.locale);
  return (
    <fieldset className="field events">
      <legend>Events, and how many there are</legend>
      <div className="event-checks">
        {counts.map(([event, count]) => (
          <CheckField
            key={event}
            label={
              <>
                {event} <span className="count">{number.format(count)}</span>
              </>
            }
            checked={chosen.has(event)}
            onChecked={(checked) =>
              onChosen(new Set(checked ? [...chosen, event] : [...chosen].filter((one) => one !== event)))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
