import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { todayQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Later } from '../../ui/Later';
import { Loaded, Skeleton } from '../../ui/Loading';
import { pointsOf } from './points';

const chart = () => import('./Chart');

/** Today's chart: fetched and drawn only once it comes into view. */
export function Today({ siteId, thing }: { siteId: string; thing: string }) {
  const { t } = useWords();
  const [seen, setSeen] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) {
          setSeen(true);
        }
      },
      { rootMargin: '200px' },
    );
    if (place.current) {
      watcher.observe(place.current);
    }
    return () => watcher.disconnect();
  }, []);
  return (
    <section ref={place} className="card stack today" aria-labelledby="today">
      <h2 id="today">{t.home.chart}</h2>
      {seen ? <TodayChart siteId={siteId} thing={thing} /> : <Skeleton lines={4} />}
    </section>
  );
}

function TodayChart({ siteId, thing }: { siteId: string; thing: string }) {
  const { t } = useWords();
  const [midnight] = useState(() => new Date(new Date().setHours(0, 0, 0, 0)));
  const query = useQuery(todayQuery(siteId, thing, midnight));
  return (
    <Loaded query={query} lines={4}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="hint">{t.home.chartEmpty}</p>
        ) : (
          <Later load={chart} give={{ points: pointsOf(items) }} />
        )
      }
    </Loaded>
  );
}
