import { expect, test } from 'vitest';
import { healthWords, isHealth, partsOf } from './health';

test('what is in trouble comes first, with why', () => {
  const parts = partsOf({
    status: 'DOWN',
    components: {
      ping: { status: 'UP' },
      eventStore: { status: 'UP', details: { database: 'PostgreSQL' } },
      processors: { status: 'DOWN', details: { delivery: 'failing' } },
    },
  });
  expect(parts).toEqual([
    { name: 'Processors and workers', status: 'DOWN', details: [['delivery', 'failing']] },
    { name: 'Event store', status: 'UP', details: [['database', 'PostgreSQL']] },
  ]);
});

test('room on the disk is told in numbers that can be read', () => {
  const components = { diskSpace: { status: 'UP', details: { free: 12_340_000_000, total: 50_000_000_000, path: '/' } } };
  expect(partsOf({ status: 'UP', components })[0]?.details).toEqual([['free', '12.3 GB of 50.0 GB']]);
  expect(partsOf({ status: 'UP' })).toEqual([]);
});

test('a problem is no health, and an unknown state is told as it came', () => {
  expect(isHealth({ type: 'urn:flipbridge:problem:forbidden', status: 403 })).toBe(false);
  expect(isHealth({ status: 'UP' })).toBe(true);
  expect(healthWords('RESTING').text).toBe('RESTING');
});
