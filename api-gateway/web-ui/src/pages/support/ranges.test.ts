import { expect, test } from 'vitest';
import { RANGE_KEYS, hours, pointsWithGaps, resolutionsOf } from './ranges';

/** As the API's description says, in hours. */
const LONGEST = { raw: 6, minute: 3 * 24, hour: 92 * 24, day: 1_098 * 24 };

const minute = (at: string) => ({
  startTime: `2026-07-01T16:${at}:00Z`,
  endTime: new Date(Date.parse(`2026-07-01T16:${at}:00Z`) + 60_000).toISOString(),
  coveredSeconds: 60,
  readings: 12,
  stateOfCharge: 50,
});

test.each(RANGE_KEYS)('the API answers each resolution that is offered for %s', (range) => {
  for (const resolution of resolutionsOf(range)) {
    expect(hours(range)).toBeLessThanOrEqual(LONGEST[resolution]);
  }
});

test('where the gateway tells of a gap there is a hole, and no line over it', () => {
  const gaps = [{ startTime: '2026-07-01T16:02:00Z', endTime: '2026-07-01T16:05:00Z' }];
  const points = pointsWithGaps({ items: [minute('00'), minute('01'), minute('05')], gaps });
  expect(points.map(({ charge }) => charge)).toEqual([50, 50, null, 50]);
  expect(points.map(({ at }) => at)).toEqual([...points.map(({ at }) => at)].sort());
});

test('what the gateway calls no gap is none', () => {
  expect(pointsWithGaps({ items: [minute('00'), minute('02')], gaps: [] })).toHaveLength(2);
  expect(pointsWithGaps({ items: [], gaps: [] })).toEqual([]);
});
