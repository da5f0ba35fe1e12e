import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'react';
import UPlot from 'uplot';
import { useWords } from '../../i18n';
import type { Format } from '../../i18n/format';
import { type Point, hourly } from './points';

const HEIGHT = 240;

interface Series {
  part: 'house' | 'solar' | 'battery';
  value: (point: Point) => number | null;
}

const SERIES = [
  { part: 'house', value: ({ home }) => home },
  { part: 'solar', value: ({ solar }) => solar },
  { part: 'battery', value: ({ battery }) => battery },
] as const satisfies Series[];

interface ChartProps {
  points: readonly Point[];
  /** over days, where a time of day alone does not say when */
  long?: boolean;
}

export default function Chart({ points, long = false }: ChartProps) {
  const { t, f } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [pointed, point] = useState<number | null>(null);
  const scheme = useScheme();
  useEffect(() => {
    const target = place.current;
    if (!target) {
      return undefined;
    }
    const data: UPlot.AlignedData = [
      points.map(({ at }) => at),
      points.map(({ charge }) => charge),
      ...SERIES.map(({ value }) => points.map(value)),
    ];
    const plot = new UPlot(options(target, f, long, point), data, target);
    const resized = new ResizeObserver(() => plot.setSize({ width: target.clientWidth, height: HEIGHT }));
    resized.observe(target);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [points, t, f, long, scheme]);
  return (
    <>
      <Legend point={pointed === null ? undefined : points[pointed]} long={long} />
      <div ref={place} className="chart" role="img" aria-label={t.home.chartLabel} />
      <details>
        <summary>{t.home.chartTable}</summary>
        <ChartTable points={hourly(points)} long={long} />
      </details>
    </>
  );
}

/** What the lines are; and while the pointer is over them, how much. */
function Legend({ point, long }: { point: Point | undefined; long: boolean }) {
  const { t, f } = useWords();
  return (
    <ul className="legend">
      <li className="line-charge">
        {t.home.chartSoc} {typeof point?.charge === 'number' && <strong>{f.percent(point.charge)}</strong>}
      </li>
      {SERIES.map(({ part, value }) => {
        const kilowatts = point && value(point);
        return (
          <li key={part} className={`line-${part}`}>
            {t.home[part]} {typeof kilowatts === 'number' && <strong>{signedPower(kilowatts, f)}</strong>}
          </li>
        );
      })}
      {point && <li className="line-none">{timeOf(point, f, long)}</li>}
    </ul>
  );
}

function timeOf({ at }: Point, f: Format, long: boolean): string {
  const date = new Date(at * 1000);
  return long ? f.moment(date.toISOString()) : f.time(date);
}

function signedPower(kilowatts: number, f: Format): string {
  return `${kilowatts <= -0.0005 ? '−' : ''}${f.power(kilowatts * 1000)}`;
}

function options(
  target: HTMLElement,
  f: Format,
  long: boolean,
  point: (index: number | null) => void,
): UPlot.Options {
  const label = long ? f.day : f.time;
  const style = getComputedStyle(target);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const grid = { stroke: color('line'), width: 1 };
  const axis = { stroke: color('text-2'), grid, ticks: { show: false }, font: '12px system-ui, sans-serif', gap: 6 };
  return {
    width: target.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 7 } },
    hooks: { setCursor: [(plot) => point(plot.cursor.idx ?? null)] },
    scales: { x: { time: true }, percent: { range: [0, 100] } },
    axes: [
      { ...axis, values: (_, splits) => splits.map((at) => label(new Date(at * 1000))), space: 72, grid: { show: false } },
      { ...axis, scale: 'percent', values: (_, splits) => splits.map((value) => f.percent(value)), size: 44 },
      {
        ...axis,
        scale: 'kW',
        side: 1,
        values: (_, splits) => splits.map((value) => f.kilowatts(value)),
        size: (_, labels) => widthOf(labels ?? []),
        grid: { show: false },
      },
    ],
    series: [
      {},
      { scale: 'percent', stroke: color('charge-line'), fill: color('charge-fill'), width: 1.5, points: { show: false } },
      ...SERIES.map(({ part }) => ({ scale: 'kW', stroke: color(part), width: 2, points: { show: false } })),
    ],
  };
}

/** Of an axis, in pixels: the labels of a battery that hardly does anything have two decimals. */
function widthOf(labels: readonly (string | null)[]): number {
  return 12 + 7 * Math.max(4, ...labels.map((label) => label?.length ?? 0));
}

function ChartTable({ points, long }: { points: readonly Point[]; long: boolean }) {
  const { t, f } = useWords();
  const power = (kilowatts: number | null) => (kilowatts === null ? '—' : signedPower(kilowatts, f));
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t.home.chartLabel}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.home.chartTime}</th>
            <th scope="col">{t.home.chartSoc}</th>
            <th scope="col">{t.home.house}</th>
            <th scope="col">{t.home.solar}</th>
            <th scope="col">{t.home.battery}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{timeOf(point, f, long)}</th>
              <td>{point.charge === null ? '—' : f.percent(point.charge)}</td>
              <td>{power(point.home)}</td>
              <td>{power(point.solar)}</td>
              <td>{power(point.battery)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which colours are in use: a canvas does not follow them by itself. */
function useScheme(): boolean {
  const dark = useRef(window.matchMedia('(prefers-color-scheme: dark)'));
  const [isDark, setDark] = useState(dark.current.matches);
  useEffect(() => {
    const query = dark.current;
    const changed = () => setDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return isDark;
}
