import { expect, test } from 'vitest';
import type { StoryEntry } from '../../api/contract';
import { en } from '../../i18n/en';
import { es } from '../../i18n/es';
import { formatFor } from '../../i18n/format';
import { storyText } from './words';

const f = formatFor('en-US', 'America/Los_Angeles');
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');
const told = (kind: StoryEntry['kind'], values: Record<string, unknown>, t = en) =>
  plain(storyText({ at: '2026-07-01T16:00:00Z', kind, values }, t, f, (id) => (id === 'p' ? 'Summer Saver' : undefined)));

test('a command is told with what, how much and when', () => {
  const values = {
    mode: 'DISCHARGE',
    setpointW: 4000,
    startsAt: '2024-07-02T00:00:00Z',
    endsAt: '2024-07-02T02:00:00Z',
  };
  expect(told('COMMAND_RECEIVED', values)).toBe('Flip asked your battery to give 4 kW on Jul 1, 2024 from 5 to 7 PM.');
  expect(told('COMMAND_RECEIVED', values, es)).toContain('Flip pidió a su batería entregar 4 kW');
});

test('what is missing is left out', () => {
  expect(told('COMMAND_RECEIVED', {})).toBe('Flip asked your battery to help the grid.');
  expect(told('COMMAND_CONFIRMED', {})).toBe('Your battery confirmed Flip’s plan.');
  expect(told('ENROLMENT_CHANGED', { status: 'ACTIVE' })).toBe('You are in the program.');
});

test('a plan that was called off is told from both sides', () => {
  expect(told('COMMAND_WITHDRAWN', { reason: 'OPTED_OUT' })).toContain('because you sat the event out');
  expect(told('WITHDRAWAL_CONFIRMED', {})).toBe('Your battery dropped the plan.');
  expect(told('COMMAND_WITHDRAWN', { reason: 'STOPPED' })).toBe('Our support called the plan off.');
});

test('what support stopped is told', () => {
  expect(told('BATTERY_STOPPED', {})).toBe('Our support stopped your battery.');
  expect(told('BATTERY_RESUMED', {})).toBe('Our support started your battery again.');
});

test('an event that goes on as planned, or without the battery, is not said to have been changed by Flip', () => {
  const change = (status: string, participating: boolean) => told('EVENT_CHANGED', { status, participating });
  expect(change('ACTIVE', true)).toBe('The event is under way.');
  expect(change('ACTIVE', false)).toBe('Flip does without your battery in the event.');
  expect(change('UPCOMING', false)).toBe('Flip does without your battery in the event.');
  expect(change('COMPLETED', false)).toBe('The event is over.');
  expect(change('CANCELED', true)).toBe('Flip called off the event.');
  expect(change('UPCOMING', true)).toBe('Flip changed an event.');
});

test('programmes are told by their names', () => {
  expect(told('ENROLMENT_CHANGED', { programId: 'p', status: 'PENDING' })).toBe(
    'Your utility is checking your request for Summer Saver.',
  );
});

test('a kind that is not known yet breaks nothing', () => {
  expect(told('SOMETHING_NEW' as never, { mode: 7 })).toBe('Something about your battery was recorded.');
});
