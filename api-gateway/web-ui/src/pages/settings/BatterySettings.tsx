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
import { ReserveField } from '../../ui/ReserveField';

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
  const [typed, type] = useState<number>();
  const [saved, setSaved] = useState(false);
  const reserve = typed ?? now?.reservePercent ?? 20;
  const { start, busy, problem } = useAction(async () => {
    await answer(
      client.PATCH('/api/homes/{siteId}/batteries/{thing}', {
        params: { path: { siteId, thing } },
        body: { reservePercent: reserve },
      }),
    );
    setSaved(true);
    refreshHome(queries, siteId);
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        start();
      }}
    >
      {problem && <ProblemNotice error={problem} />}
      <ReserveField
        label={t.settings.reserve}
        hint={t.settings.reserveHelp}
        value={reserve}
        onValue={(value) => {
          type(value);
          setSaved(false);
        }}
      />
      <div className="actions">
        <Button type="submit" kind="secondary" busy={busy} off={typed === undefined}>
          {t.app.save}
        </Button>
        <span role="status" className="small">
          {saved && t.app.saved}
        </span>
      </div>
    </form>
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
    refreshHome(queries, siteId);
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
