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

test('where minutes are missing there is a hole, and no line over it', () => {
  const points = pointsWithGaps([minute('00'), minute('01'), minute('05')]);
  expect(points.map(({ charge }) => charge)).toEqual([50, 50, null, 50]);
  expect(points.map(({ at }) => at)).toEqual([...points.map(({ at }) => at)].sort());
});

test('one missing interval is none yet', () => {
  expect(pointsWithGaps([minute('00'), minute('02')])).toHaveLength(2);
  expect(pointsWithGaps([])).toEqual([]);
});
