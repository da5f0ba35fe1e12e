import { expect, test } from 'vitest';
import { formatFor } from '../../i18n/format';
import {
  actorWords,
  changesOf,
  eventCounts,
  eventTone,
  orderWords,
  outcomeWords,
  statusWords,
  stepTone,
  stepWords,
  turnWords,
  verdictOf,
} from './words';

const f = formatFor('en-US', 'UTC');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
test('whose turn it is, and what a step is, is told in words', () => {
  expect(turnWords('DEVICE')).toBe('It is the battery’s turn');
  expect(turnWords('NOBODY')).toBe('Settled');
  expect(stepWords('PUBLISHED')).toBe('Sent');
  expect(stepWords('SOMETHING_NEW' as never)).toBe('SOMETHING_NEW');
});

test('a step is marked by what happened, and a deadline by nothing', () => {
  expect(stepTone({ kind: 'REPORT_FAILED', event: 'OutcomeAttemptFailed' })).toBe('warn');
  expect(stepTone({ kind: 'EVIDENCE', event: 'CommandAcked' })).toBe('good');
  expect(stepTone({ kind: 'DEADLINE', event: null })).toBe('calm');
});

test('a list tells what Flip knows of a command', () => {
  const outcome = { status: 'OK', at: '2026-07-01T23:00:00Z', failedAttempts: 0, reported: false };
  expect(outcomeWords({})).toBe('Not told yet');
  expect(outcomeWords({ outcome })).toBe('Is to be told OK');
  expect(outcomeWords({ outcome: { ...outcome, reported: true } })).toBe('Told OK');
});

test('an order is told with what and how much, as far as it is known', () => {
  expect(plain(orderWords({ mode: 'DISCHARGE', setpointW: 4000 }, f))).toBe('Discharge at 4 kW');
  expect(orderWords({ mode: 'SELF_CONSUMPTION' }, f)).toBe('Self consumption');
  expect(orderWords({}, f)).toBe('Not known');
});

test('what these pages do not know is told as it came', () => {
  expect(statusWords('SOMETHING_NEW' as never)).toEqual({ tone: 'calm', text: 'SOMETHING_NEW' });
  expect(statusWords(null).text).toBe('Not known');
  expect(actorWords('robot:7')).toBe('robot:7');
});

test.each([
  ['flip', 'Flip'],
  ['device:garage-battery', 'Battery'],
  ['support:ada', 'Staff ada'],
  ['system:WhenCommandFailedThenWithdrawIt', 'System WhenCommandFailedThenWithdrawIt'],
  [null, 'Not recorded'],
])('the actor %s is told as %s', (actor, words) => {
  expect(actorWords(actor)).toBe(words);
});

test('changes name every field of before and after once', () => {
  expect(changesOf({ before: { status: 'PENDING', gone: 1 }, after: { status: 'PUBLISHED', come: { a: 1 } } })).toEqual([
    { field: 'status', before: 'PENDING', after: 'PUBLISHED' },
    { field: 'gone', before: '1', after: '—' },
    { field: 'come', before: '—', after: '{"a":1}' },
  ]);
});

test('totals hold the battery, its homes and its readings, most first', () => {
  expect(
    eventCounts({
      events: { Registered: 1, CommandReceived: 12 },
      homes: [
        { siteId: 'a', events: { HomeOpened: 1 } },
        { siteId: 'b', events: { HomeOpened: 1 } },
      ],
      readings: 99,
    }),
  ).toEqual([
    ['TelemetryReported', 99],
    ['CommandReceived', 12],
    ['HomeOpened', 2],
    ['Registered', 1],
  ]);
  expect(eventCounts({ events: {}, homes: [], readings: 0 })).toEqual([]);
});

test('what went wrong stands out from what went well', () => {
  expect(eventTone('OutcomeAttemptFailed')).toBe('warn');
  expect(eventTone('WentOffline')).toBe('warn');
  expect(eventTone('DeliveryConfirmed')).toBe('good');
  expect(eventTone('CommandReceived')).toBe('calm');
});

test('a retry that fails again is not told as done', () => {
  const parked = { subject: 'a reading', cause: 'Flip answered 422' };
  expect(verdictOf({ ...parked, state: 'parked' })).toEqual({
    kind: 'warn',
    text: 'It failed again and stays parked: a reading. Flip answered 422',
  });
  expect(verdictOf({ ...parked, state: 'retried' }).kind).toBe('good');
  expect(verdictOf({ ...parked, state: 'discarded' }).text).toBe('Discarded: a reading');
});
