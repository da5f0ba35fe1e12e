import { expect, test } from 'vitest';
import { stopTitle } from './stops';

test('a stop is told by what it is about', () => {
  expect(stopTitle({ scope: 'FLEET', mode: 'STOP' })).toBe('All batteries are stopped');
  expect(stopTitle({ scope: 'HOME', mode: 'STOP', subject: 'site-1' })).toBe('The batteries of site-1 are stopped');
  expect(stopTitle({ scope: 'HOME', mode: 'STOP' })).toBe('The batteries of its home are stopped');
  expect(stopTitle({ scope: 'DEVICE', mode: 'STOP', subject: 'b1' })).toBe('b1 is stopped');
  expect(stopTitle({ scope: 'DEVICE', mode: 'MONITOR_ONLY' })).toBe('The battery is only monitored');
});
