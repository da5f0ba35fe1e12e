import { expect, test } from 'vitest';
import { fleetSearch, given, historySearch, parkedSearch, unansweredSearch } from './addresses';

test('addresses keep what they may say, and lose the rest', () => {
  expect(fleetSearch({ q: 'garage', cursor: '', other: 'x' })).toEqual({ q: 'garage' });
  expect(historySearch({ event: 'CommandAcked,CommandFailed', to: 7 })).toEqual({
    event: 'CommandAcked,CommandFailed',
  });
  expect(parkedSearch({ state: 'discarded', kind: 'nonsense' })).toEqual({ state: 'discarded' });
  expect(unansweredSearch({ band: 'from_10', cause: '' })).toEqual({ band: 'from_10' });
});

test('what is not given is not asked', () => {
  expect(given({ limit: 50, q: undefined, cursor: 'c' })).toEqual({ limit: 50, cursor: 'c' });
});
