import type { Telemetry } from '../../api/contract';
import type { Point } from '../home/points';
import { pointsOf } from '../home/points';

export type Resolution = 'raw' | 'minute' | 'hour' | 'day';

interface Span {
  label: string;
  hours: number;
  /** that the API answers for so long a time, the one that suits best first */
  resolutions: readonly [Resolution, ...Resolution[]];
}

export const RANGES = {
  hour: { label: '1 hour', hours: 1, resolutions: ['minute', 'raw'] },
  sixHours: { label: '6 hours', hours: 6, resolutions: ['minute', 'raw'] },
  day: { label: '1 day', hours: 24, resolutions: ['minute', 'hour'] },
  week: { label: '1 week', hours: 7 * 24, resolutions: ['hour', 'day'] },
  quarter: { label: '90 days', hours: 90 * 24, resolutions: ['day', 'hour'] },
} as const satisfies Record<string, Span>;

export type Range = keyof typeof RANGES;

export const RANGE_KEYS = Object.keys(RANGES) as Range[];

export const hours = (range: Range): number => RANGES[range].hours;

export const resolutionsOf = (range: Range): Span['resolutions'] => RANGES[range].resolutions;

/** Whether a time of day alone does not say when. */
export const isLong = (range: Range): boolean => hours(range) > 24;

/** Points of a chart, with a hole for each time that nothing is known of, and no line over it. */
export function pointsWithGaps({ items, gaps }: Pick<Telemetry, 'items' | 'gaps'>): Point[] {
  const points = pointsOf(items);
  const holes = gaps.map(({ startTime }) => hole(Date.parse(startTime) / 1_000));
  return [...points, ...holes].sort((one, other) => one.at - other.at);
}

const hole = (at: number): Point => ({ at, charge: null, home: null, solar: null, battery: null });
