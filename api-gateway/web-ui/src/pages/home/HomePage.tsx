import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Home, HomeBattery } from '../../api/contract';
import { homeQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { BatteryCard } from './BatteryCard';
import { Commissioning } from './Commissioning';
import { Lately } from './Lately';
import { NextEvent } from './NextEvent';
import { ProgrammeCard } from './ProgrammeCard';
import { Today } from './Today';

export default function HomePage() {
  const { t } = useWords();
  const { siteId } = useParams({ from: '/signed-in/home/$siteId/' });
  const query = useQuery({ ...homeQuery(siteId), refetchInterval: 60_000 });
  return (
    <Page title={t.home.title}>
      <Loaded query={query} lines={6}>
        {(home) => <Dashboard home={home} />}
      </Loaded>
    </Page>
  );
}

function Dashboard({ home }: { home: Home }) {
  const working = home.batteries.filter(({ state }) => state === 'COMMISSIONED');
  const others = home.batteries.filter(({ state }) => state !== 'COMMISSIONED');
  const [chosen, choose] = useState<string>();
  const shown = working.find(({ thing }) => thing === chosen) ?? working[0];
  return (
    <>
      {others.map((battery) => (
        <Commissioning key={battery.thing} battery={battery} />
      ))}
      {shown && (
        <div className="dashboard">
          <div className="dashboard-main">
            {working.length > 1 && <Choice batteries={working} shown={shown} choose={choose} />}
            <BatteryCard battery={shown} />
            <Today siteId={home.siteId} thing={shown.thing} />
          </div>
          <div className="dashboard-side">
            <ProgrammeCard home={home} />
            <NextEvent home={home} />
            <Lately siteId={home.siteId} />
          </div>
        </div>
      )}
    </>
  );
}

function Choice({
  batteries,
  shown,
  choose,
}: {
  batteries: readonly HomeBattery[];
  shown: HomeBattery;
  choose(thing: string): void;
}) {
  const { t } = useWords();
  return (
    <div className="segments" role="group" aria-label={t.home.batteries}>
      {batteries.map(({ thing }) => (
        <button key={thing} type="button" aria-pressed={thing === shown.thing} onClick={() => choose(thing)}>
          {thing}
        </button>
      ))}
    </div>
  );
}
