import { expect, test } from 'vitest';
import type { SearchHit } from '../../api/contract';
import { commandOf, kindWords, placeOf } from './hits';

const hit = (more: Partial<SearchHit>): SearchHit => ({ kind: 'EVENT', id: 'e1', summary: 'Something', ...more });

test('a name of a battery leads to the list of batteries, and any id to what it is of', () => {
  expect(placeOf([])).toBeUndefined();
  expect(placeOf([hit({ kind: 'DEVICE' })])).toBeUndefined();
  expect(placeOf([hit({ kind: 'HOME' }), hit({ kind: 'DEVICE' })])?.kind).toBe('HOME');
  expect(placeOf([hit({ kind: 'WEBHOOK' }), hit({ kind: 'COMMAND', id: 'c1' })])?.id).toBe('c1');
});

test('a webhook leads to the command that it is about', () => {
  expect(commandOf(hit({ kind: 'WEBHOOK', path: '/api/commands/c%201/timeline' }))).toBe('c 1');
  expect(commandOf(hit({ kind: 'WEBHOOK', path: null }))).toBeUndefined();
  expect(commandOf(hit({ kind: 'EVENT', path: '/api/devices/b/history/e1/causes' }))).toBeUndefined();
});

test('what these pages do not know is told as it came', () => {
  expect(kindWords('HOME')).toBe('Home');
  expect(kindWords('ROBOT' as never)).toBe('ROBOT');
});
