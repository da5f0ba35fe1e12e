import { expect, test } from 'vitest';
import { deviceSearch, fleetSearch, given, historySearch, parkedSearch, thenSearch, unansweredSearch } from './addresses';

test('addresses keep what they may say, and lose the rest', () => {
  expect(fleetSearch({ q: 'garage', cursor: '', other: 'x' })).toEqual({ q: 'garage' });
  expect(fleetSearch({ certificate: 'expiring' })).toEqual({ certificate: 'expiring' });
  expect(fleetSearch({ certificate: 'lost' })).toEqual({});
  expect(historySearch({ event: 'CommandAcked,CommandFailed', to: 7 })).toEqual({
    event: 'CommandAcked,CommandFailed',
  });
  expect(parkedSearch({ state: 'discarded', kind: 'nonsense' })).toEqual({ state: 'discarded' });
  expect(unansweredSearch({ band: 'from_10', cause: '' })).toEqual({ band: 'from_10' });
});

test('what is not given is not asked', () => {
  expect(given({ limit: 50, q: undefined, cursor: 'c' })).toEqual({ limit: 50, cursor: 'c' });
});

test('an address names one moment, or none', () => {
  expect(thenSearch({ at: '2026-07-01T23:20:00Z' })).toEqual({ at: '2026-07-01T23:20:00.000Z' });
  expect(thenSearch({ at: '2026-07-01T23:20:00Z', revision: '12' })).toEqual({ revision: 12 });
  expect(thenSearch({ at: 'yesterday', revision: '-1' })).toEqual({});
  expect(deviceSearch({ event: 'CommandAcked', revision: '0' })).toEqual({ event: 'CommandAcked', revision: 0 });
});
