import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { HomeBattery } from '../../api/contract';
import { homeQuery, homesQuery, refreshHome } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { Loaded } from '../../ui/Loading';
import { ProblemNotice } from '../../ui/Notice';
import { ReserveForm } from '../../ui/ReserveForm';

export function BatterySettings({ siteId }: { siteId: string }) {
  const query = useQuery(homeQuery(siteId));
  return (
    <Loaded query={query}>
      {({ batteries }) =>
        batteries.map((battery) => <Battery key={battery.thing} siteId={siteId} battery={battery} />)
      }
    </Loaded>
  );
}

function Battery({ siteId, battery }: { siteId: string; battery: HomeBattery }) {
  const { t } = useWords();
  return (
    <section className="card stack">
      <div className="card-head">
        <h2>{battery.thing}</h2>
        {battery.state === 'RELEASING' && <Badge tone="busy">{t.settings.releasing}</Badge>}
      </div>
      {battery.state === 'COMMISSIONED' && <Reserve siteId={siteId} battery={battery} />}
      {battery.state !== 'RELEASING' && <Release siteId={siteId} thing={battery.thing} />}
    </section>
  );
}

function Reserve({ siteId, battery }: { siteId: string; battery: HomeBattery }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { thing, now } = battery;
  return (
    <ReserveForm
      className="form"
      label={t.settings.reserve}
      hint={t.settings.reserveHelp}
      before={now?.reservePercent ?? 20}
      save={async (reservePercent) => {
        await answer(
          client.PATCH('/api/homes/{siteId}/batteries/{thing}', {
            params: { path: { siteId, thing } },
            body: { reservePercent },
          }),
        );
        await refreshHome(queries, siteId);
      }}
    />
  );
}

function Release({ siteId, thing }: { siteId: string; thing: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const { start, busy, problem } = useAction(async () => {
    await answer(
      client.DELETE('/api/homes/{siteId}/batteries/{thing}', { params: { path: { siteId, thing } } }),
    );
    await refreshHome(queries, siteId);
    await queries.invalidateQueries({ queryKey: homesQuery.queryKey });
  });
  return (
    <div className="apart stack">
      <p className="hint">{t.settings.releaseHelp}</p>
      {problem && <ProblemNotice error={problem} />}
      <div className="actions">
        <Button kind="quiet" busy={busy} onClick={() => ask(true)}>
          {t.settings.release}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={t.settings.releaseTitle(thing)}
          yes={t.settings.releaseYes}
          no={t.settings.releaseNo}
          danger
          onYes={() => {
            ask(false);
            start();
          }}
          onNo={() => ask(false)}
        >
          <p>{t.settings.releaseText}</p>
        </Confirm>
      )}
    </div>
  );
}
