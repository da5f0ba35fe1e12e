import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventChange, FlipEvent } from '../../api/contract';
import { homeQuery } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { ProblemNotice } from '../../ui/Notice';
import { ReserveField } from '../../ui/ReserveField';

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
  const before = event.reservePercent ?? own ?? 20;
  const [typed, type] = useState<number>();
  const [asking, ask] = useState(false);
  const [saved, setSaved] = useState(false);
  const reserve = typed ?? before;
  const { start, busy, problem } = useAction(async () => {
    await change({ reservePercent: reserve });
    type(undefined);
    setSaved(true);
  });
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        if (reserve < before) {
          ask(true);
        } else {
          start();
        }
      }}
    >
      {problem && <ProblemNotice error={problem} />}
      <ReserveField
        label={t.events.reserve}
        hint={t.events.reserveText}
        value={reserve}
        onValue={(value) => {
          type(value);
          setSaved(false);
        }}
      />
      <div className="actions">
        <Button type="submit" kind="secondary" busy={busy} off={reserve === before}>
          {t.app.save}
        </Button>
        <span role="status" className="small">
          {saved && t.app.saved}
        </span>
      </div>
      {asking && (
        <Confirm
          title={t.events.reserveLowerTitle}
          yes={t.events.reserveLowerYes}
          no={t.app.cancel}
          onYes={() => {
            ask(false);
            start();
          }}
          onNo={() => ask(false)}
        >
          <p>{t.events.reserveLowerText(f.percent(reserve))}</p>
        </Confirm>
      )}
    </form>
  );
}
