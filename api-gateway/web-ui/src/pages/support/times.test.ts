import { expect, test } from 'vitest';
import {
  ago,
  clockWords,
  deadlineWords,
  duration,
  expiryWords,
  exactTime,
  fromLocalInput,
  toLocalInput,
  windowWords,
} from './times';

const now = new Date('2026-07-01T23:20:00Z');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [12_345, '12 s'],
  [-12_345, '12 s'],
  [60_000, '1 min'],
  [252_000, '4 min 12 s'],
  [3_600_000 * 3 + 300_000, '3 h 5 min'],
  [86_400_000 * 2 + 1_000, '2 d'],
])('%d ms are told as "%s"', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test('a clock of ours that is behind makes nothing come from the future', () => {
  expect(ago('2026-07-01T23:20:09Z', now)).toBe('just now');
  expect(ago('2026-07-01T23:15:48Z', now)).toBe('4 min 12 s ago');
});

test('a time is told to the second, with its date when it is another one', () => {
  expect(plain(exactTime('2026-07-01T16:02:07.5Z', now, 'en-US', 'UTC'))).toBe('4:02:07 PM');
  expect(plain(exactTime('2026-06-30T16:02:07Z', now, 'en-US', 'UTC'))).toBe('Jun 30, 2026, 4:02:07 PM');
});

test.each([
  [undefined, 'Not known'],
  [-999, 'In step'],
  [60_001, '1 min ahead'],
  [-185_000, '3 min 5 s behind'],
])('a clock that is %s ms off is told as "%s"', (offset, words) => {
  expect(clockWords(offset)).toBe(words);
});

test.each([
  ['2049-12-31T23:59:59Z', undefined],
  ['2026-07-31T23:20:00.001Z', undefined],
  ['2026-07-31T23:20:00Z', { tone: 'warn', text: '30 d left' }],
  ['2026-07-03T12:00:00Z', { tone: 'warn', text: '1 d left' }],
  ['2026-07-02T02:20:00Z', { tone: 'warn', text: '3 h left' }],
  ['2026-07-01T23:20:00Z', { tone: 'bad', text: 'Expired 0 s ago' }],
  ['2026-06-20T12:00:00Z', { tone: 'bad', text: 'Expired 11 d ago' }],
])('of a certificate that expires at %s it is said: %o', (expiresAt, words) => {
  expect(expiryWords(expiresAt, now)).toEqual(words);
});

const outcome = { status: 'OK', at: '2026-07-01T23:00:00Z', failedAttempts: 0, reported: true };

test.each([
  [{ deadline: null }, undefined],
  [{ deadline: '2026-07-01T23:30:00Z' }, { tone: 'calm', text: '10 min left' }],
  [{ deadline: '2026-07-01T23:24:12Z' }, { tone: 'warn', text: '4 min 12 s left' }],
  [{ deadline: '2026-07-01T23:20:00Z' }, { tone: 'bad', text: 'Passed 0 s ago' }],
  [{ deadline: '2026-07-01T23:00:00Z' }, { tone: 'bad', text: 'Passed 20 min ago' }],
  [
    { deadline: '2026-07-01T23:10:00Z', outcome: { ...outcome, reportedAt: '2026-07-01T23:00:05Z' } },
    { tone: 'good', text: 'Met, with 9 min 55 s to spare' },
  ],
  [
    { deadline: '2026-07-01T23:00:00Z', outcome: { ...outcome, reportedAt: '2026-07-01T23:00:05Z' } },
    { tone: 'bad', text: 'Missed by 5 s' },
  ],
  [
    { deadline: '2026-07-01T23:30:00Z', outcome: { ...outcome, reported: false } },
    { tone: 'calm', text: '10 min left' },
  ],
])('the deadline of %o', (command, words) => {
  expect(deadlineWords(command, now)).toEqual(words);
});

test.each([
  [{ startsAt: '2026-07-02T00:00:00Z', endsAt: '2026-07-02T02:00:00Z' }, 'Begins in 40 min'],
  [{ startsAt: '2026-07-01T23:00:00Z', endsAt: '2026-07-02T00:00:00Z' }, 'Under way, 40 min left'],
  [{ startsAt: '2026-07-01T23:00:00Z', endsAt: null }, 'Under way, until it is replaced'],
  [{ startsAt: '2026-07-01T21:00:00Z', endsAt: '2026-07-01T22:00:00Z' }, 'Over since 1 h 20 min'],
  [{}, ''],
])('the window %o', (window, words) => {
  expect(windowWords(window, now)).toBe(words);
});

test('what a field shows of a time leads back to it', () => {
  const iso = '2026-07-01T23:20:00.000Z';
  expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
  expect(toLocalInput('nonsense')).toBe('');
  expect(toLocalInput(undefined)).toBe('');
  expect(fromLocalInput('')).toBeUndefined();
});
