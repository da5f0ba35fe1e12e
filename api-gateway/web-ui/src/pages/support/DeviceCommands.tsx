import { useInfiniteQuery } from '@tanstack/react-query';
import type { Command } from '../../api/contract';
import { useWords } from '../../i18n';
import type { Format } from '../../i18n/format';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loading';
import { type Column, DataTable } from './DataTable';
import { CommandLink } from './Links';
import { useIsLive } from './live';
import { Moment } from './Moment';
import { deviceCommandsQuery } from './queries';
import { orderWords, outcomeWords, statusWords } from './words';

/** What a list tells of commands; whose turn it is costs a look at all their events, which each one's page takes. */
export function commandColumns(f: Format): readonly [Column<Command>, ...Column<Command>[]] {
  return [
    {
      head: 'Order',
      cell: (command) => <CommandLink commandId={command.commandId}>{orderWords(command, f)}</CommandLink>,
    },
    {
      head: 'Status',
      cell: ({ status }) => <Badge tone={statusWords(status).tone}>{statusWords(status).text}</Badge>,
    },
    { head: 'Window', cell: ({ startsAt, endsAt }) => (startsAt ? f.span(startsAt, endsAt) : '—') },
    { head: 'Flip', cell: outcomeWords },
    { head: 'Received', cell: ({ receivedAt }) => (receivedAt ? <Moment at={receivedAt} /> : '—') },
  ];
}

/** The battery's commands, newest first. */
export function DeviceCommands({ thing }: { thing: string }) {
  const query = useInfiniteQuery(deviceCommandsQuery(thing, useIsLive()));
  const { t, f } = useWords();
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
                columns={commandColumns(f)}
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
