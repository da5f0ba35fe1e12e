import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Device } from '../../api/contract';
import { Badge } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { DeviceCommands } from './DeviceCommands';
import { DeviceHistory } from './DeviceHistory';
import { DeviceState, Waiting } from './DeviceState';
import { Fresh } from './Fresh';
import { Measured } from './Measured';
import { Ago, Moment } from './Moment';
import { NewestReading } from './NewestReading';
import { deviceQuery } from './queries';
import { clockWords } from './times';
import { connectionWords } from './words';

export function DevicePage() {
  const { thing } = useParams({ from: '/signed-in/support/devices/$thing' });
  const query = useQuery(deviceQuery(thing));
  return (
    <Page key={thing} title={thing} back={{ to: '/support', label: 'Batteries' }}>
      <Loaded query={query} lines={8}>
        {(device) => (
          <>
            <div className="row">
              <p className="with-icon">
                <Badge tone={connectionWords(device.connection).tone}>{connectionWords(device.connection).text}</Badge>
                <span>
                  {device.lastHeardAt ? (
                    <>
                      last heard <Ago at={device.lastHeardAt} />
                    </>
                  ) : (
                    'no message has come from it yet'
                  )}
                </span>
              </p>
              <Fresh query={query} />
            </div>
            <Warnings device={device} />
            <div className="halves">
              <NewestReading reading={device.reading ?? null} />
              <DeviceState device={device} />
            </div>
            {device.pendingCount > 0 && <Waiting device={device} />}
            <Measured thing={thing} />
            <DeviceCommands thing={thing} connection={device.connection} />
            <DeviceHistory thing={thing} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Warnings({ device }: { device: Device }) {
  const { clockWarning, clockOffsetMillis, connection, offlineSince } = device;
  return (
    <>
      {connection === 'OFFLINE' && offlineSince && (
        <Notice kind="warn" title="It has been silent for too long">
          <p>
            Nothing has come from it since <Moment at={offlineSince} />. What waits for it is sent again as soon as it is
            heard.
          </p>
        </Notice>
      )}
      {clockWarning && (
        <Notice kind="warn" title={`Its clock is ${clockWords(clockOffsetMillis)}`}>
          <p>{clockWarning}. It sets its clock when it has a connection to a time server.</p>
        </Notice>
      )}
    </>
  );
}
