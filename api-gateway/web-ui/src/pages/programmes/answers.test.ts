import { expect, test } from 'vitest';
import { answersOf, emptyAnswers } from './answers';

const form = [
  { name: 'tenant', label: 'I rent', type: 'boolean' as const },
  { name: 'panels', label: 'Panels', type: 'number' as const },
  { name: 'account', label: 'Account', type: 'string' as const },
];

test('every answer is sent as text, also a tick left out', () => {
  expect(answersOf(form, { tenant: false, panels: '12,5', account: ' 77-1 ' })).toEqual({
    answers: [
      { name: 'tenant', value: 'false' },
      { name: 'panels', value: '12.5' },
      { name: 'account', value: '77-1' },
    ],
    errors: {},
  });
});

test('what is left out or no number is told', () => {
  expect(answersOf(form, emptyAnswers(form)).errors).toEqual({
    panels: { rule: 'required' },
    account: { rule: 'required' },
  });
  expect(answersOf(form, { panels: 'many', account: '1' }).errors).toEqual({ panels: { rule: 'number' } });
});
