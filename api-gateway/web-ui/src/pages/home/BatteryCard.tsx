import { useEffect, useState } from 'react';
import type { HomeBattery } from '../../api/contract';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Notice } from '../../ui/Notice';
import { Charge } from './Charge';
import { PowerFlow } from './PowerFlow';
import { saying } from './flow';

export function BatteryCard({ battery }: { battery: HomeBattery }) {
  const { t, f } = useWords();
  const { now, connection, control } = battery;
  const silent = connection === 'OFFLINE';
  return (
    <section className="card battery" aria-labelledby="now">
      <div className="card-head">
        <h2 id="now">{t.home.now}</h2>
        <Badge tone={silent ? 'warn' : connection === 'ONLINE' ? 'good' : 'busy'}>
          {silent ? t.home.offline : connection === 'ONLINE' ? t.home.online : t.home.connecting}
        </Badge>
      </div>
      <p className="saying">{saying(battery, t, f)}</p>
      {silent && <p className="hint">{t.home.offlineHelp}</p>}
      {control !== 'CONTROLLED' && (
        <Notice kind="warn" title={t.home.control[control].title}>
          <p>{t.home.control[control].text}</p>
        </Notice>
      )}
      {now && (
        <div className={silent ? 'battery-now stale' : 'battery-now'}>
          <PowerFlow now={now} />
          <div className="battery-facts">
            <Charge now={now} />
            {now.mode && (
              <p className="mode">
                <span className="small">{t.home.mode}</span>
                {t.modes[now.mode] ?? now.mode}
              </p>
            )}
            <p className="small">
              <Measured at={now.startTime} />
            </p>
          </div>
        </div>
      )}
    </section>
  );
}

function Measured({ at }: { at: string }) {
  const { t, f } = useWords();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 5_000);
    return () => clearInterval(timer);
  }, [at]);
  return <time dateTime={at}>{t.home.updated(f.ago(at, now))}</time>;
}
