import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { FlipEvent } from '../../api/contract';
import { comingEventsQuery, pastEventsQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { EventLine } from './EventLine';

export default function EventsPage() {
  const { t } = useWords();
  const { siteId } = useParams({ from: '/signed-in/home/$siteId/events' });
  return (
    <Page title={t.events.title} intro={t.events.intro}>
      <Coming siteId={siteId} />
      <Past siteId={siteId} />
    </Page>
  );
}

function Coming({ siteId }: { siteId: string }) {
  const { t } = useWords();
  const query = useQuery(comingEventsQuery(siteId));
  return (
    <Loaded query={query}>
      {({ items }) => {
        const active = items.filter(({ status }) => status === 'ACTIVE');
        const upcoming = soonestFirst(items.filter(({ status }) => status !== 'ACTIVE'));
        return (
          <>
            {active.length > 0 && <List siteId={siteId} title={t.events.active} events={active} />}
            <List siteId={siteId} title={t.events.coming} events={upcoming} none={t.events.noneComing} />
          </>
        );
      }}
    </Loaded>
  );
}

/** They come in the order of their announcement. */
function soonestFirst(events: readonly FlipEvent[]): FlipEvent[] {
  return [...events].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

function Past({ siteId }: { siteId: string }) {
  const { t } = useWords();
  const query = useInfiniteQuery(pastEventsQuery(siteId));
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <>
          <List
            siteId={siteId}
            title={t.events.past}
            events={soonestFirst(pages.flatMap(({ items }) => items)).reverse()}
            none={t.events.nonePast}
          />
          {query.hasNextPage && (
            <Button kind="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t.app.more}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}

interface ListProps {
  siteId: string;
  title: string;
  events: readonly FlipEvent[];
  none?: string;
}

function List({ siteId, title, events, none }: ListProps) {
  return (
    <section className="group">
      <h2>{title}</h2>
      {events.length === 0 ? (
        <p className="hint">{none}</p>
      ) : (
        <ul className="card rows">
          {events.map((event) => (
            <li key={event.eventId}>
              <EventLine siteId={siteId} event={event} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
