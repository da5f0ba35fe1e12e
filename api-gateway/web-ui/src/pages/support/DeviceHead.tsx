import type { ComponentProps } from 'react';
import type { Device } from '../../api/contract';
import { Badge } from '../../ui/Badge';
import { Notice } from '../../ui/Notice';
import { CertificateWarning } from './CertificateExpiry';
import { Fresh } from './Fresh';
import { Ago, Moment } from './Moment';
import { clockWords } from './times';
import { connectionWords } from './words';

interface HeadProps {
  device: Device;
  /** undefined for what never changes */
  query: ComponentProps<typeof Fresh>['query'] | undefined;
}

/** Whether the battery is there, and what is to be known of it before anything else. */
export function DeviceHead({ device, query }: HeadProps) {
  const { connection, lastHeardAt } = device;
  const { tone, text } = connectionWords(connection);
  return (
    <>
      <div className="row">
        <p className="with-icon">
          <Badge tone={tone}>{text}</Badge>
          <span>
            {lastHeardAt ? (
              <>
                last heard <Ago at={lastHeardAt} />
              </>
            ) : (
              'no message has come from it yet'
            )}
          </span>
        </p>
        {query && <Fresh query={query} />}
      </div>
      <Warnings device={device} />
    </>
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
      <CertificateWarning device={device} />
      {clockWarning && (
        <Notice kind="warn" title={`Its clock is ${clockWords(clockOffsetMillis)}`}>
          <p>{clockWarning}. It sets its clock when it has a connection to a time server.</p>
        </Notice>
      )}
    </>
  );
}
