import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Telemetry } from '../../api/contract';
import { Later } from '../../ui/Later';
import { Loaded } from '../../ui/Loading';
import { useIsLive } from './live';
import { telemetryQuery } from './queries';
import { RANGES, RANGE_KEYS, type Range, type Resolution, isLong, pointsWithGaps, resolutionsOf } from './ranges';
import { Segments } from './Segments';

const chart = () => import('../home/Chart');

/** What the battery measured, over a range that ends now or then, and at a resolution of the reader's choice. */
export function Measured({ thing, until }: { thing: string; until: string | undefined }) {
  const [range, setRange] = useState<Range>('hour');
  const [wanted, setResolution] = useState<Resolution>('minute');
  const possible = resolutionsOf(range);
  const resolution = possible.includes(wanted) ? wanted : possible[0];
  const query = useQuery(telemetryQuery(thing, range, resolution, until, useIsLive()));
  return (
    <section className="card stack measured" aria-labelledby="measured">
      <h2 id="measured">What it measured</h2>
      <div className="row">
        <Segments
          label="Range"
          options={RANGE_KEYS.map((key) => [key, RANGES[key].label] as const)}
          value={range}
          onValue={(key) => setRange(key)}
        />
        <Segments
          label="Resolution"
          options={possible.map((one) => [one, one === 'raw' ? 'every reading' : `by ${one}`] as const)}
          value={resolution}
          onValue={(one) => setResolution(one)}
        />
      </div>
      <Loaded query={query} lines={4}>
        {(told) =>
          told.items.length === 0 ? (
            <p className="hint">No reading falls into this range.</p>
          ) : (
            <Drawn told={told} long={isLong(range)} />
          )
        }
      </Loaded>
    </section>
  );
}

function Drawn({ told, long }: { told: Telemetry; long: boolean }) {
  const points = useMemo(() => pointsWithGaps(told), [told]);
  return <Later load={chart} give={{ points, long }} />;
}
