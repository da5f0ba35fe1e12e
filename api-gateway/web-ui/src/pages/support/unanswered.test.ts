import { expect, test } from 'vitest';
import { bandWords, causeWords, countOf } from './unanswered';

const causes = (offline: number, ours: number) => [
  { cause: 'OFFLINE' as const, count: offline },
  { cause: 'OURS' as const, count: ours },
];
const answer = {
  lookedAt: 6,
  causes: causes(4, 2),
  bands: [
    { band: 'UNDER_5' as const, fromMinutes: 0, count: 1, causes: causes(0, 1) },
    { band: 'FROM_5' as const, fromMinutes: 5, count: 0, causes: causes(0, 0) },
    { band: 'FROM_14' as const, fromMinutes: 14, count: 5, causes: causes(4, 1) },
  ],
};

test('a band is told by its minutes', () => {
  expect(bandWords(answer, 'under_5')).toBe('Under 5 min');
  expect(bandWords(answer, 'from_5')).toBe('5 to 14 min');
  expect(bandWords(answer, 'from_14')).toBe('14 min or more');
  expect(bandWords(answer, 'from_99')).toBe('from_99');
});

test('what is chosen is counted, alone and together', () => {
  expect(countOf(answer, {})).toBe(6);
  expect(countOf(answer, { cause: 'offline' })).toBe(4);
  expect(countOf(answer, { band: 'from_14' })).toBe(5);
  expect(countOf(answer, { band: 'from_14', cause: 'ours' })).toBe(1);
  expect(countOf(answer, { band: 'from_10', cause: 'ours' })).toBe(0);
  expect(countOf(answer, { cause: 'rejected' })).toBe(0);
});

test('a cause that these pages do not know is told as it came', () => {
  expect(causeWords('offline').text).toBe('Battery silent');
  expect(causeWords('OURS').text).toBe('Ours');
  expect(causeWords('WEATHER')).toEqual({ tone: 'calm', text: 'WEATHER' });
});
