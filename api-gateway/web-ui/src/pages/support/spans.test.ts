import { expect, test } from 'vitest';
import { momentAt, spanFor, stretchOf } from './spans';

const NOW = Date.parse('2026-07-01T23:20:00Z');
const HOUR = 3_600_000;

test('a moment is found on the shortest slider that reaches back to it', () => {
  expect(spanFor(NOW - 5 * 60_000, NOW)).toBe('hour');
  expect(spanFor(NOW - 2 * HOUR, NOW)).toBe('day');
  expect(spanFor(NOW - 200 * 24 * HOUR, NOW)).toBe('all');
});

test('a slider begins with the battery, and has room for a step even where that was just now', () => {
  expect(stretchOf('day', NOW - 2 * HOUR, NOW).from).toBe(NOW - 2 * HOUR);
  expect(stretchOf('hour', NOW - 2 * HOUR, NOW).from).toBe(NOW - HOUR);
  const { from, to, step } = stretchOf('all', NOW, NOW);
  expect(to - from).toBe(step);
});

test('a battery that is younger than a usual step is looked at no earlier than it was mentioned', () => {
  const first = NOW - 8_000;
  const stretch = stretchOf('hour', first, NOW);
  expect(stretch.from).toBe(first);
  expect(momentAt(first, stretch)).toBe(new Date(first).toISOString());
  expect(momentAt(NOW - 2_000, stretch)).toBeDefined();
});

test('the end of a slider is now', () => {
  const stretch = stretchOf('hour', 0, NOW);
  expect(momentAt(NOW, stretch)).toBeUndefined();
  expect(momentAt(NOW - 5_000, stretch)).toBeUndefined();
  expect(momentAt(NOW - 60_000, stretch)).toBe('2026-07-01T23:19:00.000Z');
});
