import { expect, test } from 'vitest';
import type { Command, Device } from '../../api/contract';
import { formatFor } from '../../i18n/format';
import {
  actorWords,
  changesOf,
  eventCounts,
  eventTone,
  isCommandId,
  orderWords,
  statusWords,
  turnOf,
  turnWords,
  verdictOf,
} from './words';

const f = formatFor('en-US', 'UTC');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const command = (more: Partial<Command>): Command => ({
  commandId: 'c1',
  version: 1,
  publishAttempts: 0,
  steps: [],
  stepsLeftOut: 0,
  ...more,
});
const outcome = { status: 'OK', at: '2026-07-01T23:00:00Z', failedAttempts: 0, reported: false };
const turn = (more: Partial<Command>, connection?: Device['connection']) =>
  turnWords(turnOf(command(more), connection && { connection }));

test.each([
  [{ status: 'PENDING' }, 'Flipbridge has to hand it to AWS IoT'],
  [{ status: 'PUBLISHED' }, 'The battery has to confirm that it has it'],
  [{ status: 'WITHDRAWING' }, 'Flipbridge has to hand the withdrawal to AWS IoT'],
  [
    { status: 'WITHDRAWING', publishedAt: '2026-07-01T23:00:00Z' },
    'The battery has to confirm that it dropped it',
  ],
  [{ status: 'ACKED', outcome }, 'Flipbridge has to tell Flip the outcome'],
  [
    { status: 'FAILED', outcome: { ...outcome, failedAttempts: 2 } },
    'Flip has to take the outcome, which failed twice',
  ],
  [{ status: 'ACKED', outcome: { ...outcome, reported: true } }, 'Settled'],
  [{ status: 'SUPERSEDED' }, 'Settled'],
] as const)('after %o: %s', (known, words) => {
  expect(turn(known)).toBe(words);
});

test('waiting for a silent battery is told as that', () => {
  expect(turn({ status: 'PUBLISHED' }, 'OFFLINE')).toBe(
    'The battery has to confirm that it has it, but it is silent',
  );
  expect(turn({ status: 'PUBLISHED' }, 'UNKNOWN')).toContain('but it was never heard');
  expect(turn({ status: 'PUBLISHED' }, 'ONLINE')).toBe('The battery has to confirm that it has it');
  expect(turn({ status: 'PENDING' }, 'OFFLINE')).toBe('Flipbridge has to hand it to AWS IoT');
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

test('only an id of a command is taken for one', () => {
  expect(isCommandId('0b0f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c11')).toBe(true);
  expect(isCommandId('0B0F2F0E-5B8F-4F0E-8D0C-0A2B7D3F9C11')).toBe(true);
  expect(isCommandId('garage-battery')).toBe(false);
  expect(isCommandId('0b0f2f0e-5b8f-4f0e-8d0c-0a2b7d3f9c11x')).toBe(false);
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
