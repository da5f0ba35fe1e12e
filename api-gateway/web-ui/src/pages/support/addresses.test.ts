import { expect, test } from 'vitest';
import { fleetSearch, given, historySearch, parkedSearch } from './addresses';

test('addresses keep what they may say, and lose the rest', () => {
  expect(fleetSearch({ q: 'garage', cursor: '', other: 'x' })).toEqual({ q: 'garage' });
  expect(historySearch({ event: 'CommandAcked,CommandFailed', to: 7 })).toEqual({
    event: 'CommandAcked,CommandFailed',
  });
  expect(parkedSearch({ state: 'discarded', kind: 'nonsense' })).toEqual({ state: 'discarded' });
});

test('what is not given is not asked', () => {
  expect(given({ limit: 50, q: undefined, cursor: 'c' })).toEqual({ limit: 50, cursor: 'c' });
});
