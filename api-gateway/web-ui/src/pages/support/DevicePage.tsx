import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Device } from '../../api/contract';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { type Then, given } from './addresses';
import { CommandsThen } from './CommandsThen';
import { DeviceCommands } from './DeviceCommands';
import { DeviceHead } from './DeviceHead';
import { DeviceHistory } from './DeviceHistory';
import { DeviceState, Waiting } from './DeviceState';
import { Following, useFeed } from './live';
import { Measured } from './Measured';
import { InThePast } from './Moment';
import { NewestReading } from './NewestReading';
import { PastBanner } from './PastBanner';
import { deviceQuery, deviceThenQuery, keys } from './queries';
import { SinceThen } from './SinceThen';
import { TimeTravel } from './TimeTravel';

export default function DevicePage() {
  const { thing } = useParams({ from: '/signed-in/support/devices/$thing' });
  return <Shown key={thing} thing={thing} />;
}

function Shown({ thing }: { thing: string }) {
  const { at, revision } = useSearch({ from: '/signed-in/support/devices/$thing' });
  const then: Then = given({ at, revision });
  const isPast = at !== undefined || revision !== undefined;
  const isKnown = useQuery({ ...deviceQuery(thing, false), enabled: false }).data !== undefined;
  const feed = useFeed({
    path: isKnown && !isPast ? `/api/devices/${encodeURIComponent(thing)}/live` : undefined,
    shown: [keys.device(thing), keys.commandsOf(thing), keys.history(thing), keys.telemetry(thing)],
    touched: ({ event }) => [
      keys.device(thing),
      keys.history(thing),
      event === 'TelemetryReported' ? keys.telemetry(thing) : keys.commandsOf(thing),
    ],
  });
  const now = useQuery(deviceQuery(thing, isPast || feed === 'live'));
  const past = useQuery({ ...deviceThenQuery(thing, then), enabled: isPast });
  const query = isPast ? past : now;
  const moment = isPast ? (past.data?.moment ?? undefined) : undefined;
  return (
    <Following value={feed}>
      <InThePast value={isPast}>
        <Page title={thing} back={{ to: '/support', label: 'Batteries' }}>
          {isPast && <PastBanner moment={moment} thing={thing} />}
          {query.data && <DeviceHead device={query.data} query={isPast ? undefined : now} />}
          {now.data && <TimeTravel first={now.data.firstMentionedAt ?? undefined} moment={moment} then={then} />}
          <Loaded query={query} lines={8}>
            {(device) => (
              <>
                <State device={device} />
                {isPast && <SinceThen thing={thing} then={then} />}
                <Measured thing={thing} until={moment?.at} />
                {moment ? <CommandsThen moment={moment} /> : <DeviceCommands thing={thing} />}
                <DeviceHistory thing={thing} until={moment?.at} />
              </>
            )}
          </Loaded>
        </Page>
      </InThePast>
    </Following>
  );
}

function State({ device }: { device: Device }) {
  return (
    <>
      <div className="halves">
        <NewestReading reading={device.reading ?? null} />
        <DeviceState device={device} />
      </div>
      {device.pendingCount > 0 && <Waiting device={device} />}
    </>
  );
}
