import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Device } from '../../api/contract';
import { Badge } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { type FleetSearch, fleetSearch } from './addresses';
import { CertificateExpiry } from './CertificateExpiry';
import { ColumnHelp, type Column, DataTable } from './DataTable';
import { FleetStop } from './FleetStop';
import { Fresh } from './Fresh';
import { ThingLink } from './Links';
import { Following, useFeed } from './live';
import { Ago } from './Moment';
import { Pager } from './Pager';
import { fleetQuery, keys } from './queries';
import { Segments } from './Segments';
import { StopsBanner } from './StopsBanner';
import { clockWords } from './times';
import { Told } from './Told';
import { type Verdict, connectionWords } from './words';

const stopWord = (stops: Device['stops']) =>
  stops.every(({ mode }) => mode === 'MONITOR_ONLY') ? 'Monitored' : 'Stopped';

const COLUMNS: readonly [Column<Device>, ...Column<Device>[]] = [
  {
    head: 'Battery',
    means: 'Its thing name at AWS IoT, under which it connects.',
    cell: ({ thing }) => <ThingLink thing={thing} />,
  },
  {
    head: 'State',
    means:
      'By evidence alone. Online: it was heard and has not been silent since. Offline: it has been silent for too ' +
      'long. Never heard: nothing has come from it yet. Stopped: support lets no command reach it.',
    cell: ({ connection, stops }) => {
      const { tone, text } = connectionWords(connection);
      return (
        <>
          <Badge tone={tone}>{text}</Badge> {stops.length > 0 && <Badge tone="bad">{stopWord(stops)}</Badge>}
        </>
      );
    },
  },
  {
    head: 'Last heard',
    means: 'When AWS IoT had its newest message.',
    cell: ({ lastHeardAt }) => (lastHeardAt ? <Ago at={lastHeardAt} /> : '—'),
  },
  {
    head: 'Waiting',
    means: 'How many commands wait for the battery to confirm them.',
    cell: ({ pendingCount }) => (pendingCount === 0 ? '—' : <strong>{pendingCount}</strong>),
  },
  {
    head: 'Clock',
    means:
      'Its clock compared with ours, by the quickest of its recent messages. Half a minute off is marked: it would run a ' +
      'schedule at the wrong time.',
    cell: ({ clockOffsetMillis, clockWarning }) =>
      clockWarning ? (
        <Badge tone="warn">{clockWords(clockOffsetMillis)}</Badge>
      ) : (
        clockWords(clockOffsetMillis)
      ),
  },
  {
    head: 'Certificate',
    means:
      'When the certificate expires with which AWS IoT lets it in; of several, the first one. A month before, and once ' +
      'it has expired, it is marked: the battery needs a new one by then. AWS IoT is asked every few hours.',
    cell: ({ certificateExpiresAt }) =>
      certificateExpiresAt ? <CertificateExpiry expiresAt={certificateExpiresAt} /> : '—',
  },
  {
    head: 'Owner',
    means: 'Whether somebody has registered it with a link that it signed.',
    cell: ({ registered }) => (registered ? 'Registered' : 'None'),
  },
  {
    head: 'At Flip',
    means: 'Whether Flip knows it: only then it gets commands, and its readings count.',
    cell: ({ commissioned }) => (commissioned ? 'Commissioned' : 'No'),
  },
];

export function FleetPage() {
  const search = useSearch({ from: '/signed-in/support' });
  const navigate = useNavigate({ from: '/support' });
  const feed = useFeed({
    path: '/api/live',
    shown: [keys.fleet, keys.stops],
    touched: ({ thing }) => (thing ? [keys.fleet, keys.stops] : [keys.stops]),
  });
  const query = useQuery(fleetQuery(search, feed === 'live'));
  const { cursor: _, ...filter } = search;
  const [verdict, tell] = useState<Verdict>();
  const onVerdict = async (now: Verdict) => tell(now);
  return (
    <Page title="Batteries">
      <Told verdict={verdict} />
      <StopsBanner onVerdict={onVerdict} />
      <div className="row">
        <Asked {...(search.q && { q: search.q })} />
        <Following value={feed}>
          <Fresh query={query} />
        </Following>
        <FleetStop onVerdict={onVerdict} />
      </div>
      <Segments
        label="Certificate"
        options={[
          ['', 'All batteries'],
          ['expiring', 'Certificate expires within 30 days'],
        ]}
        value={filter.certificate ?? ''}
        onValue={(certificate) => void navigate({ search: fleetSearch({ ...filter, certificate }) })}
      />
      <Loaded query={query} lines={8}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <p className="card hint">{noneWords(search)}</p>
            ) : (
              <DataTable label="Batteries" columns={COLUMNS} rows={items} keyOf={({ thing }) => thing} />
            )}
            <Pager
              label="Pages of batteries"
              places={[
                ['First page', search.cursor && null],
                ['Next page', next ?? undefined],
              ]}
              go={(cursor) =>
                void navigate({ search: { ...filter, ...(cursor && { cursor }) } })
              }
            />
            <ColumnHelp columns={COLUMNS} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const NONE_FOUND = 'No battery has that in its name. A part of the name is enough, in any case.';
const NONE_EXPIRING = 'No certificate that is known of expires within 30 days.';
const NONE_OF_BOTH = 'No battery with that in its name has a certificate that expires within 30 days.';
const NONE_YET = 'No battery is known yet. One appears with its first message, or with its first command.';

function noneWords({ q, certificate }: FleetSearch) {
  if (certificate) {
    return q ? NONE_OF_BOTH : NONE_EXPIRING;
  }
  return q ? NONE_FOUND : NONE_YET;
}

function Asked({ q }: { q?: string }) {
  return q ? (
    <p role="status">
      With “{q}” in the name · <Link to="/support">Show all</Link>
    </p>
  ) : (
    <p className="hint">In the order in which they were first mentioned</p>
  );
}
