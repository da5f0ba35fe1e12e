import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Home } from '../../api/contract';
import { comingEventsQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Loaded } from '../../ui/Loading';
import { EventLine } from '../events/EventLine';
import { isOpen } from '../programmes/enrolments';

export function NextEvent({ home }: { home: Home }) {
  const { t } = useWords();
  const query = useQuery(comingEventsQuery(home.siteId));
  const { siteId } = home;
  return (
    <section className="card stack" aria-labelledby="next">
      <Loaded query={query} lines={2}>
        {({ items }) => {
          const next = [...items].sort((one, other) => one.startsAt.localeCompare(other.startsAt))[0];
          return (
            <>
              <h2 id="next">{next?.status === 'ACTIVE' ? t.home.activeEvent : t.home.nextEvent}</h2>
              {next ? (
                <EventLine siteId={siteId} event={next} />
              ) : (
                <p className="hint">{home.enrolments.some(isOpen) ? t.home.noEvent : t.home.noEventNoProgramme}</p>
              )}
              {items.length > 1 && (
                <Link to="/home/$siteId/events" params={{ siteId }}>
                  {t.events.all}
                </Link>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
