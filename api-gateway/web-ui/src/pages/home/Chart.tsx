import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'react';
import UPlot from 'uplot';
import { useWords } from '../../i18n';
import type { Format } from '../../i18n/format';
import { type Point, hourly } from './points';

const HEIGHT = 240;

interface Series {
  label: string;
  color: string;
  values: (point: Point) => number | null;
}

export default function Chart({ points }: { points: readonly Point[] }) {
  const { t, f } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const scheme = useScheme();
  useEffect(() => {
    const target = place.current;
    if (!target) {
      return undefined;
    }
    const series: Series[] = [
      { label: t.home.chartHome, color: '--house', values: ({ home }) => home },
      { label: t.home.chartSolar, color: '--solar', values: ({ solar }) => solar },
      { label: t.home.chartBattery, color: '--battery', values: ({ battery }) => battery },
    ];
    const data: UPlot.AlignedData = [
      points.map(({ at }) => at),
      points.map(({ charge }) => charge),
      ...series.map(({ values }) => points.map(values)),
    ];
    const plot = new UPlot(options(target, t.home.chartSoc, series, f), data, target);
    const resized = new ResizeObserver(() => plot.setSize({ width: target.clientWidth, height: HEIGHT }));
    resized.observe(target);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [points, t, f, scheme]);
  return (
    <>
      <div ref={place} className="chart" role="img" aria-label={t.home.chartLabel} />
      <details>
        <summary>{t.home.chartTable}</summary>
        <ChartTable points={hourly(points)} />
      </details>
    </>
  );
}

function options(target: HTMLElement, charge: string, series: readonly Series[], f: Format): UPlot.Options {
  const style = getComputedStyle(target);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const text = color('--text-2');
  const line = color('--line');
  const axis = { stroke: text, grid: { stroke: line, width: 1 }, ticks: { stroke: line, size: 4 }, font: '12px system-ui' };
  return {
    width: target.clientWidth,
    height: HEIGHT,
    cursor: { drag: { x: false, y: false } },
    scales: { x: { time: true }, percent: { range: [0, 100] } },
    axes: [
      { ...axis, values: (_, splits) => splits.map((at) => f.time(new Date(at * 1000))), space: 64 },
      { ...axis, scale: 'percent', values: (_, splits) => splits.map((value) => f.percent(value)), size: 48 },
      { ...axis, scale: 'kW', side: 1, values: (_, splits) => splits.map((value) => `${value} kW`), size: 52, grid: { show: false } },
    ],
    series: [
      { value: (_, at) => (at === null ? '—' : f.time(new Date(at * 1000))), label: ' ' },
      {
        label: charge,
        scale: 'percent',
        stroke: color('--charge-line'),
        fill: color('--charge-fill'),
        width: 1.5,
        points: { show: false },
        value: (_, value) => (typeof value === 'number' ? f.percent(value) : '—'),
      },
      ...series.map(({ label, color: name }) => ({
        label,
        scale: 'kW',
        stroke: color(name),
        width: 2,
        points: { show: false },
        value: (_: UPlot, value: number | null) => (typeof value === 'number' ? f.power(value * 1000) : '—'),
      })),
    ],
  };
}

function ChartTable({ points }: { points: readonly Point[] }) {
  const { t, f } = useWords();
  const power = (kilowatts: number | null) => (kilowatts === null ? '—' : f.power(kilowatts * 1000));
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t.home.chartLabel}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.home.chartTime}</th>
            <th scope="col">{t.home.chartSoc}</th>
            <th scope="col">{t.home.chartHome}</th>
            <th scope="col">{t.home.chartSolar}</th>
            <th scope="col">{t.home.chartBattery}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{f.time(new Date(point.at * 1000))}</th>
              <td>{point.charge === null ? '—' : f.percent(point.charge)}</td>
              <td>{power(point.home)}</td>
              <td>{power(point.solar)}</td>
              <td>{point.battery !== null && point.battery < 0 ? `−${power(point.battery)}` : power(point.battery)}</td>
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
