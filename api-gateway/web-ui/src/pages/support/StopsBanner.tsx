import { useQuery } from '@tanstack/react-query';
import type { Stop } from '../../api/contract';
import { Notice } from '../../ui/Notice';
import { LiftStop } from './LiftStop';
import { ThingLink } from './Links';
import { Ago } from './Moment';
import { stopsQuery } from './queries';
import { stopFollows, stopTitle } from './stops';
import { type Verdict, actorWords } from './words';

interface BannerProps {
  onVerdict(verdict: Verdict): Promise<void>;
}

/** What is stopped, while it is, before anything else. */
export function StopsBanner({ onVerdict }: BannerProps) {
  const stops = useQuery(stopsQuery).data?.items ?? [];
  const alone = stops.filter(({ scope }) => scope === 'DEVICE');
  return (
    <>
      {stops
        .filter(({ scope }) => scope !== 'DEVICE')
        .map((stop) => (
          <Notice key={stop.scope + (stop.subject ?? '')} kind="bad" title={stopTitle(stop)}>
            <Why stop={stop} />
            <LiftStop stop={stop} onVerdict={onVerdict} />
          </Notice>
        ))}
      {alone.length > 0 && (
        <Notice kind="warn" title={alone.length === 1 ? 'One battery is stopped by itself' : `${alone.length} batteries are stopped by themselves`}>
          <ul>
            {alone.map(({ subject, mode, reason, since }) => (
              <li key={subject}>
                <ThingLink thing={subject ?? ''} /> {mode === 'MONITOR_ONLY' ? 'only monitored' : 'stopped'}{' '}
                <Ago at={since} />: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Why({ stop: { reason, since, actor, mode } }: { stop: Stop }) {
  return (
    <p>
      {actorWords(actor)}, <Ago at={since} />: “{reason}”. {stopFollows(mode)}
    </p>
  );
}
