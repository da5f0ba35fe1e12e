import type { Device, DeviceCertificate, PendingCommand } from '../../api/contract';
import { type Column, DataTable } from './DataTable';
import { Facts } from './Facts';
import { CommandLink } from './Links';
import { Ago, Moment, Stamp } from './Moment';
import { clockWords } from './times';

export function DeviceState({ device }: { device: Device }) {
  return (
    <section className="card stack" aria-labelledby="device-state">
      <h2 id="device-state">What is known of it</h2>
      <Facts
        rows={[
          ['Owner', device.owner ? <code>{device.owner}</code> : 'None'],
          ['Registered', device.registeredAt && <Moment at={device.registeredAt} />],
          ['At Flip', device.commissioned ? <code>{device.flipDeviceId ?? 'yes'}</code> : 'Not commissioned'],
          ['Commissioned', device.commissionedAt && <Moment at={device.commissionedAt} />],
          ['Site at Flip', device.flipSiteId && <code>{device.flipSiteId}</code>],
          ['Clock', clockWords(device.clockOffsetMillis)],
          ['Confirmed up to', device.mark && <Stamp at={device.mark} />],
          ...device.certificates.map(certificateRow),
          ['First mentioned', device.firstMentionedAt && <Moment at={device.firstMentionedAt} />],
        ]}
      />
    </section>
  );
}

const certificateRow = ({ id, active, expiresAt }: DeviceCertificate) =>
  [
    `Certificate ${id.slice(0, 12)}…`,
    active ? (
      <>
        expires <Moment at={expiresAt} />
      </>
    ) : (
      'Not active'
    ),
  ] as const;

const COLUMNS: readonly [Column<PendingCommand>, ...Column<PendingCommand>[]] = [
  { head: 'Command', cell: ({ commandId }) => <CommandLink commandId={commandId} /> },
  { head: 'What', cell: ({ withdrawal }) => (withdrawal ? 'Takes it back' : 'Orders it') },
  { head: 'Version', cell: ({ version }) => version },
  { head: 'Last sent', cell: ({ publishedAt }) => (publishedAt ? <Ago at={publishedAt} /> : 'Not yet') },
  { head: 'Stamp', cell: ({ stamp }) => <Stamp at={stamp} /> },
];

/** The commands that the battery has not confirmed. */
export function Waiting({ device: { pending, pendingCount } }: { device: Device }) {
  return (
    <section className="group" aria-labelledby="waiting">
      <h2 id="waiting">Waiting for the battery: {pendingCount}</h2>
      <DataTable
        label="Commands that wait for the battery"
        columns={COLUMNS}
        rows={pending}
        keyOf={({ commandId, stamp }) => commandId + stamp}
      />
    </section>
  );
}
