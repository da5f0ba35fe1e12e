import { useInfiniteQuery } from '@tanstack/react-query';
import type { Command, Device } from '../../api/contract';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loading';
import { type Column, DataTable } from './DataTable';
import { CommandLink } from './Links';
import { Moment } from './Moment';
import { deviceCommandsQuery } from './queries';
import { orderWords, statusWords, turnOf, turnWords } from './words';

/** The battery's commands, newest first, and whose turn each is. */
export function DeviceCommands({ thing, connection }: Pick<Device, 'thing' | 'connection'>) {
  const query = useInfiniteQuery(deviceCommandsQuery(thing));
  const { t, f } = useWords();
  const columns: readonly [Column<Command>, ...Column<Command>[]] = [
    {
      head: 'Order',
      cell: (command) => <CommandLink commandId={command.commandId}>{orderWords(command, f)}</CommandLink>,
    },
    {
      head: 'Status',
      cell: ({ status }) => <Badge tone={statusWords(status).tone}>{statusWords(status).text}</Badge>,
    },
    { head: 'Window', cell: ({ startsAt, endsAt }) => (startsAt ? f.span(startsAt, endsAt) : '—') },
    { head: 'Whose turn', cell: (command) => turnWords(turnOf(command, { connection })) },
    { head: 'Received', cell: ({ receivedAt }) => (receivedAt ? <Moment at={receivedAt} /> : '—') },
  ];
  return (
    <section className="group" aria-labelledby="commands">
      <h2 id="commands">Commands</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const commands = pages.flatMap(({ items }) => items);
          return commands.length === 0 ? (
            <p className="card hint">Flip has sent none for it yet.</p>
          ) : (
            <>
              <DataTable
                label="Commands"
                columns={columns}
                rows={commands}
                keyOf={({ commandId }) => commandId}
              />
              {query.hasNextPage && (
                <div className="actions">
                  <Button kind="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t.app.more}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
