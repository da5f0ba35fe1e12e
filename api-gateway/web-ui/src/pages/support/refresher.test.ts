import type { QueryKey } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refresher } from './refresher';

const DEVICE = ['support', 'device', 'garage'];
const COMMAND = ['support', 'command', 'c1'];

let loaded: QueryKey[] = [];
const passes = (milliseconds: number) => {
  loaded = [];
  vi.advanceTimersByTime(milliseconds);
  return loaded;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what an event is about is loaded at once, and once more when the view has caught up', () => {
  const refresh = refresher((key) => loaded.push(key));
  refresh.ask([DEVICE]);
  expect(passes(1)).toEqual([DEVICE]);
  expect(passes(1_998)).toEqual([]);
  expect(passes(2)).toEqual([DEVICE]);
  expect(passes(60_000)).toEqual([]);
});

test('of many events a second, each thing is loaded once', () => {
  const refresh = refresher((key) => loaded.push(key));
  refresh.ask([DEVICE]);
  passes(1);
  loaded = [];
  for (let i = 0; i < 50; i++) {
    refresh.ask([DEVICE, COMMAND]);
    vi.advanceTimersByTime(10);
  }
  expect(loaded).toEqual([]);
  expect(passes(500)).toEqual([DEVICE, COMMAND]);
});

test('a page that is left loads nothing any more', () => {
  const refresh = refresher((key) => loaded.push(key));
  refresh.ask([DEVICE]);
  refresh.stop();
  expect(passes(60_000)).toEqual([]);
});
