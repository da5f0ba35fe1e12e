import { expect, test } from 'vitest';
import type { Replay } from '../../api/contract';
import { isGoingOn, processorWords, replayWords, shareDone } from './replays';

const replay = (more: Partial<Replay>): Replay => ({
  view: 'devices',
  state: 'building',
  by: 'support:ada',
  reason: 'a test',
  requestedAt: '2026-07-01T23:00:00Z',
  position: -1,
  target: 999,
  eventsPerSecond: 0,
  unfoldable: 0,
  unfoldableExamples: [],
  ...more,
});

test('how much of a replay is done counts from where it begins', () => {
  expect(shareDone(replay({}))).toBe(0);
  expect(shareDone(replay({ position: 499 }))).toBe(0.5);
  expect(shareDone(replay({ fromPosition: 799, position: 899 }))).toBe(0.5);
  expect(shareDone(replay({ position: 1_200 }))).toBe(1);
});

test('of nothing to fold nothing is done until it ends', () => {
  expect(shareDone(replay({ target: -1 }))).toBe(0);
  expect(shareDone(replay({ target: -1, state: 'done' }))).toBe(1);
});

test('a replay goes on until it has ended in some way', () => {
  expect(isGoingOn({ state: 'switching' })).toBe(true);
  expect(isGoingOn({ state: 'canceled' })).toBe(false);
});

test('what these pages do not know is told as it came', () => {
  expect(processorWords('SLEEPING' as never).text).toBe('SLEEPING');
  expect(replayWords('WAITING' as never).text).toBe('WAITING');
});
