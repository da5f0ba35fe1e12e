import type { Moment } from '../../api/contract';
import { useWords } from '../../i18n';
import { DataTable } from './DataTable';
import { commandColumns } from './DeviceCommands';

/** The battery's commands as they were. */
export function CommandsThen({ moment: { commands, commandCount } }: { moment: Moment }) {
  const { f } = useWords();
  return (
    <section className="group" aria-labelledby="commands">
      <h2 id="commands">Commands that had arrived: {commandCount}</h2>
      {commands.length === 0 ? (
        <p className="card hint">Flip had sent none for it.</p>
      ) : (
        <DataTable
          label="Commands as they were"
          columns={commandColumns(f)}
          rows={commands}
          keyOf={({ commandId }) => commandId}
        />
      )}
      {commandCount > commands.length && <p className="hint">The newest {commands.length} of them are shown.</p>}
    </section>
  );
}
