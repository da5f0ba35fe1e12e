import { useQuery } from '@tanstack/react-query';
import type { CommandChange, FieldChange } from '../../api/contract';
import { Loaded } from '../../ui/Loading';
import type { Then } from './addresses';
import { ChangesTable } from './ChangesTable';
import { CommandLink } from './Links';
import { changesQuery } from './queries';
import { type Change, plain } from './words';

/** What is different now from what it was then, field by field. */
export function SinceThen({ thing, then }: { thing: string; then: Then }) {
  const query = useQuery(changesQuery(thing, then));
  return (
    <section className="card stack" aria-labelledby="since-then">
      <h2 id="since-then">What has changed since</h2>
      <Loaded query={query} lines={4}>
        {({ device, commands, commandsLeftOut }) =>
          device.length === 0 && commands.length === 0 ? (
            <p className="hint">Nothing: it is as it was.</p>
          ) : (
            <>
              <ChangesTable changes={device.map(toldOf)} label="Of the battery" />
              <Commands commands={commands} />
              {commandsLeftOut > 0 && <p className="hint">{commandsLeftOut} older commands were not compared.</p>}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Commands({ commands }: { commands: readonly CommandChange[] }) {
  return (
    commands.length > 0 && (
      <section className="stack">
        <h3>Its commands</h3>
        <ul className="rows">
          {commands.map(({ commandId, arrived, fields }) => (
            <li key={commandId} className="row-stack">
              <p className="row">
                <CommandLink commandId={commandId} />
                <span className="small">{arrived ? 'Arrived since' : 'Was there, and has changed'}</span>
              </p>
              {fields.length > 0 && (
                <details className="help">
                  <summary>
                    {fields.length === 1 ? '1 field' : `${fields.length} fields`}
                    <span className="hidden"> of {commandId}</span>
                  </summary>
                  <ChangesTable changes={fields.map(toldOf)} label={`Of the command ${commandId}`} />
                </details>
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  );
}

function toldOf({ field, before, after }: FieldChange): Change {
  return { field, before: plain(before), after: plain(after) };
}
