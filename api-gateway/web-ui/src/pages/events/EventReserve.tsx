import { useQuery } from '@tanstack/react-query';
import type { EventChange, FlipEvent } from '../../api/contract';
import { homeQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { ReserveForm } from '../../ui/ReserveForm';

interface EventReserveProps {
  siteId: string;
  event: FlipEvent;
  change(what: EventChange): Promise<void>;
}

/** How much stays in the battery during the event: the battery's own reserve until somebody says otherwise. */
export function EventReserve({ siteId, event, change }: EventReserveProps) {
  const { t, f } = useWords();
  const home = useQuery(homeQuery(siteId)).data;
  const own = home?.batteries.map(({ now }) => now?.reservePercent).find((reserve) => typeof reserve === 'number');
  return (
    <ReserveForm
      className="card stack"
      label={t.events.reserve}
      hint={t.events.reserveText}
      before={event.reservePercent ?? own ?? 20}
      save={(reservePercent) => change({ reservePercent })}
      lowering={{
        title: t.events.reserveLowerTitle,
        yes: t.events.reserveLowerYes,
        text: (reserve) => t.events.reserveLowerText(f.percent(reserve)),
      }}
    />
  );
}
