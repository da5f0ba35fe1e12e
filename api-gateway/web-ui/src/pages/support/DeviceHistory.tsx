import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { HistoryPage } from '../../api/contract';
import { Loaded } from '../../ui/Loading';
import type { HistorySearch } from './addresses';
import { Exports } from './Exports';
import { Fresh } from './Fresh';
import { HistoryFilter } from './HistoryFilter';
import { HistoryItem } from './HistoryItem';
import { useIsLive } from './live';
import { Pager } from './Pager';
import { historyQuery } from './queries';

interface HistoryProps {
  thing: string;
  /** of a moment in the past, up to which the history is told; undefined for now */
  until: string | undefined;
}

/** All that happened to the battery, as the address asks for it. */
export function DeviceHistory({ thing, until }: HistoryProps) {
  const { at, revision, ...search } = useSearch({ from: '/signed-in/support/devices/$thing' });
  const navigate = useNavigate({ from: '/support/devices/$thing' });
  const query = useQuery(historyQuery(thing, { ...(until && { to: after(until) }), ...search }, useIsLive()));
  const { cursor, ...filter } = search;
  const go = (wanted: HistorySearch) =>
    void navigate({
      search: { ...wanted, ...(at && { at }), ...(revision !== undefined && { revision }) },
      resetScroll: false,
    });
  const heading = useArrival();
  return (
    <section className="card stack" aria-labelledby="history">
      <div className="row">
        <h2 id="history" ref={heading} tabIndex={-1}>
          {until ? 'History until then' : 'History'}
        </h2>
        <Fresh query={query} />
      </div>
      <Loaded query={query} lines={6}>
        {(page) => (
          <>
            <HistoryFilter filter={filter} totals={page.totals} onFilter={go} />
            <Entries thing={thing} page={page} isFiltered={Object.keys(filter).length > 0} />
            <div className="row">
              <Pager
                label="Pages of the history"
                places={[
                  ['Newest', cursor && null],
                  ['Newer', cursor && page.previous],
                  ['Older', page.next ?? undefined],
                ]}
                go={(wanted) => go({ ...filter, ...(wanted && { cursor: wanted }) })}
              />
              <Exports thing={thing} />
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Whoever follows a link to the history goes on there, past all that stands above it. */
function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  const isWanted = useLocation().hash === 'history';
  useEffect(() => {
    if (isWanted) {
      // After the page's own heading, which takes the focus in the same turn.
      queueMicrotask(() => heading.current?.focus());
    }
  }, [isWanted]);
  return heading;
}

/** The API's end of a range is not in it. */
function after(until: string): string {
  return new Date(Date.parse(until) + 1).toISOString();
}

function Entries({ thing, page, isFiltered }: { thing: string; page: HistoryPage; isFiltered: boolean }) {
  if (page.items.length === 0) {
    return <p className="hint">{nothing(page, isFiltered)}</p>;
  }
  return (
    <ol className="history">
      {page.items.map((entry) => (
        <HistoryItem key={entry.eventId ?? `readings ${entry.readings?.first}`} thing={thing} entry={entry} />
      ))}
    </ol>
  );
}

/** A filter looks at so many entries at a time, and may find what it asks for further back. */
function nothing({ next }: HistoryPage, isFiltered: boolean): string {
  if (isFiltered && next) {
    return 'Nothing like that among the entries looked at so far. Older ones may have it.';
  }
  return isFiltered ? 'Nothing like that happened.' : 'Nothing happened here yet.';
}
